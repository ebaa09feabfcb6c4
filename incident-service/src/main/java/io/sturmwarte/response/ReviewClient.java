package io.sturmwarte.response;

import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.ServiceIdentity;
import io.sturmwarte.scoring.v1.Language;
import io.sturmwarte.scoring.v1.MutinyScoringServiceGrpc.MutinyScoringServiceStub;
import io.sturmwarte.scoring.v1.ReviewReplyRequest;
import io.sturmwarte.scoring.v1.Strategy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Has drafts read by scoring-service. Gives up quickly: somebody waits at the screen. */
@ApplicationScoped
class ReviewClient {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);
  private static final long DEADLINE_MILLIS = 1_500;
  private static final Duration FIRST_RETRY = Duration.ofMillis(100);
  private static final int RETRIES = 2;

  @GrpcClient("scoring")
  MutinyScoringServiceStub scoring;

  private final ServiceIdentity identity;

  ReviewClient(ServiceIdentity identity) {
    this.identity = identity;
  }

  Uni<Review> review(Response response) {
    return identity
        .authorization()
        .chain(authorization -> as(authorization).reviewReply(request(response)))
        .onFailure(ReviewClient::mayPass)
        .retry()
        .withBackOff(FIRST_RETRY)
        .atMost(RETRIES)
        .map(Review::of);
  }

  /** The deadline begins anew with each try. */
  private MutinyScoringServiceStub as(String authorization) {
    var headers = new Metadata();
    headers.put(AUTHORIZATION, authorization);
    return scoring
        .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
        .withDeadlineAfter(DEADLINE_MILLIS, TimeUnit.MILLISECONDS);
  }

  private static boolean mayPass(Throwable failure) {
    return failure instanceof StatusRuntimeException refused
        && refused.getStatus().getCode() == Status.Code.UNAVAILABLE;
  }

  private static ReviewReplyRequest request(Response response) {
    var german = response.language.equals("de");
    return ReviewReplyRequest.newBuilder()
        .setDraft(response.text)
        .setLanguage(german ? Language.LANGUAGE_GERMAN : Language.LANGUAGE_ENGLISH)
        .setMention(response.mention == null ? "" : response.mention.text())
        .setPlatform(response.platform)
        .setStrategy(strategy(response.strategy))
        .build();
  }

  /** Bolstering only comes on top of another way, so scoring does not know it. */
  private static Strategy strategy(@Nullable String posture) {
    return switch (posture) {
      case "inform" -> Strategy.STRATEGY_INFORM;
      case "deny" -> Strategy.STRATEGY_DENY;
      case "diminish" -> Strategy.STRATEGY_DIMINISH;
      case "rebuild" -> Strategy.STRATEGY_REBUILD;
      case null, default -> Strategy.STRATEGY_UNSPECIFIED;
    };
  }
}
