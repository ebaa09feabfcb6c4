package io.sturmwarte.exercise;

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
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Has replies read by scoring-service. Gives up quickly: whoever waits for it is a player. */
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

  Uni<Review> review(Draft draft) {
    return identity
        .authorization()
        .chain(authorization -> as(authorization).reviewReply(draft.request()))
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

  /** A reply with what it answers. */
  record Draft(String text, String language, String mention, String platform) {
    private ReviewReplyRequest request() {
      return ReviewReplyRequest.newBuilder()
          .setDraft(text)
          .setLanguage(language.equals("de") ? Language.LANGUAGE_GERMAN : Language.LANGUAGE_ENGLISH)
          .setMention(mention)
          .setPlatform(platform)
          .build();
    }
  }
}
