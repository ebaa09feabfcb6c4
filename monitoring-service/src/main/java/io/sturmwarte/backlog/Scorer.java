package io.sturmwarte.backlog;

import io.grpc.Metadata;
import io.grpc.Status;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.ServiceIdentity;
import io.sturmwarte.scoring.v1.MutinyScoringServiceGrpc.MutinyScoringServiceStub;
import io.sturmwarte.scoring.v1.Reading;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.Sentiment;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** scoring-service as this service calls it: a few by one call, many by a stream. */
@ApplicationScoped
class Scorer {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);

  @GrpcClient("scoring")
  MutinyScoringServiceStub scoring;

  @ConfigProperty(name = "sturmwarte.scoring.deadline", defaultValue = "PT20S")
  Duration deadline;

  private final ServiceIdentity identity;

  Scorer(ServiceIdentity identity) {
    this.identity = identity;
  }

  /** Scores a few in one call. */
  Uni<List<Outcome>> batch(List<Waiting> mentions) {
    var request =
        ScoreBatchRequest.newBuilder()
            .addAllItems(mentions.stream().map(Waiting::toItem).toList())
            .build();
    return stub()
        .chain(stub -> stub.scoreBatch(request))
        .map(ScoreBatchResponse::getResultsList)
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(results -> outcomes(mentions, results))
        .onFailure()
        .recoverWithItem(failure -> failed(mentions, failure));
  }

  /** Scores many, as they come. What had come before a failure counts. */
  Uni<List<Outcome>> stream(List<Waiting> mentions) {
    var requests =
        Multi.createFrom()
            .iterable(mentions)
            .map(waiting -> ScoreStreamRequest.newBuilder().setItem(waiting.toItem()).build());
    return stub()
        .onItem()
        .transformToMulti(stub -> stub.scoreStream(requests))
        .map(ScoreStreamResponse::getResult)
        .collect()
        .asList()
        .ifNoItem()
        .after(deadline)
        .fail()
        .map(results -> outcomes(mentions, results))
        .onFailure()
        .recoverWithItem(failure -> failed(mentions, failure));
  }

  private Uni<MutinyScoringServiceStub> stub() {
    return identity
        .authorization()
        .map(Scorer::metadata)
        .map(metadata -> GrpcClientUtils.attachHeaders(scoring, metadata))
        .map(stub -> stub.withDeadlineAfter(deadline.toMillis(), TimeUnit.MILLISECONDS));
  }

  private static Metadata metadata(String authorization) {
    var metadata = new Metadata();
    metadata.put(AUTHORIZATION, authorization);
    return metadata;
  }

  private static List<Outcome> outcomes(List<Waiting> mentions, List<Result> results) {
    Map<String, Result> byId = new HashMap<>();
    results.forEach(result -> byId.put(result.getId(), result));
    return mentions.stream()
        .map(waiting -> outcome(waiting, byId.get(waiting.id().toString())))
        .toList();
  }

  private static Outcome outcome(Waiting waiting, @Nullable Result result) {
    if (result == null) {
      return new Outcome.Failed(waiting.id(), waiting.attempts(), "there was no result for it");
    }
    return switch (result.getOutcomeCase()) {
      case READING -> outcome(waiting, result.getReading());
      case FAILURE ->
          new Outcome.Failed(
              waiting.id(),
              waiting.attempts(),
              result.getFailure().getField() + ": " + result.getFailure().getMessage());
      case OUTCOME_NOT_SET ->
          new Outcome.Failed(waiting.id(), waiting.attempts(), "its result was empty");
    };
  }

  /** A reading without a sentiment is of a language that scoring does not read. */
  private static Outcome outcome(Waiting waiting, Reading reading) {
    if (!finite(reading)) {
      return new Outcome.Failed(waiting.id(), waiting.attempts(), "its score was not a number");
    }
    if (reading.getSentiment() == Sentiment.SENTIMENT_UNSPECIFIED
        || reading.getSentiment() == Sentiment.UNRECOGNIZED) {
      return new Outcome.Unreadable(waiting.id(), "its language cannot be read");
    }
    return new Outcome.Scored(waiting.id(), reading);
  }

  private static boolean finite(Reading reading) {
    return DoubleStream.of(
            reading.getNegative(),
            reading.getNeutral(),
            reading.getPositive(),
            reading.getToxicity(),
            reading.getComplaint(),
            reading.getUrgency().getValue(),
            reading.getRisk().getValue())
        .allMatch(Double::isFinite);
  }

  /** An answer that refuses the call is about the mentions in it; anything else is an outage. */
  private static List<Outcome> failed(List<Waiting> mentions, Throwable failure) {
    var about =
        switch (Status.fromThrowable(failure).getCode()) {
          case INVALID_ARGUMENT, INTERNAL, OUT_OF_RANGE, DATA_LOSS, RESOURCE_EXHAUSTED -> true;
          default -> false;
        };
    var reason = String.valueOf(failure);
    return mentions.stream().map(waiting -> failed(waiting, about, reason)).toList();
  }

  private static Outcome failed(Waiting waiting, boolean aboutIt, String reason) {
    return aboutIt
        ? new Outcome.Failed(waiting.id(), waiting.attempts(), reason)
        : new Outcome.Unreached(waiting.id(), waiting.attempts(), reason);
  }
}
