package io.sturmwarte.monitor;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.sturmwarte.scoring.v1.Contribution;
import io.sturmwarte.scoring.v1.Failure;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Language;
import io.sturmwarte.scoring.v1.Reading;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.Score;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import io.sturmwarte.scoring.v1.Sentiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A scoring-service with a simple rule, on a real port: "schlecht" is negative, "gut" positive,
 * "POISON" breaks the call, "UNREADABLE" fails alone, "NAN" gives a score that is no number.
 */
public final class FakeScoring extends ScoringServiceGrpc.ScoringServiceImplBase {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final String secret;
  private final Map<String, Integer> timesScored = new ConcurrentHashMap<>();
  private Server server;
  private int port;

  FakeScoring(String secret) {
    this.secret = secret;
  }

  /** How often the text was scored. */
  public int timesScored(String text) {
    return timesScored.getOrDefault(text, 0);
  }

  public int port() {
    return port;
  }

  public void start() {
    try {
      server =
          NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
              .addService(this)
              .intercept(new OnlyServices())
              .build()
              .start();
      port = server.getPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() throws InterruptedException {
    server.shutdownNow().awaitTermination();
  }

  @Override
  public void scoreBatch(ScoreBatchRequest request, StreamObserver<ScoreBatchResponse> answer) {
    if (request.getItemsList().stream().anyMatch(item -> item.getText().contains("POISON"))) {
      answer.onError(Status.INTERNAL.withDescription("poisoned").asRuntimeException());
      return;
    }
    var response = ScoreBatchResponse.newBuilder();
    request.getItemsList().forEach(item -> response.addResults(result(item)));
    answer.onNext(response.build());
    answer.onCompleted();
  }

  @Override
  public StreamObserver<ScoreStreamRequest> scoreStream(
      StreamObserver<ScoreStreamResponse> answer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ScoreStreamRequest request) {
        if (request.getItem().getText().contains("POISON")) {
          throw Status.INTERNAL.withDescription("poisoned").asRuntimeException();
        }
        answer.onNext(
            ScoreStreamResponse.newBuilder().setResult(result(request.getItem())).build());
      }

      @Override
      public void onError(Throwable failure) {}

      @Override
      public void onCompleted() {
        answer.onCompleted();
      }
    };
  }

  private Result result(Item item) {
    timesScored.merge(item.getText(), 1, Integer::sum);
    var result = Result.newBuilder().setId(item.getId());
    if (item.getText().contains("UNREADABLE")) {
      return result
          .setFailure(Failure.newBuilder().setField("text").setMessage("cannot be read"))
          .build();
    }
    return result.setReading(reading(item.getText())).build();
  }

  private static Reading reading(String text) {
    var bad = text.contains("schlecht");
    var good = text.contains("gut");
    var at = Math.max(0, text.indexOf("schlecht"));
    var reading =
        Reading.newBuilder()
            .setLanguage(Language.LANGUAGE_GERMAN)
            .setSentiment(
                bad
                    ? Sentiment.SENTIMENT_NEGATIVE
                    : good ? Sentiment.SENTIMENT_POSITIVE : Sentiment.SENTIMENT_NEUTRAL)
            .setNegative(text.contains("NAN") ? Double.NaN : bad ? 0.9 : 0.1)
            .setNeutral(bad || good ? 0.05 : 0.8)
            .setPositive(good ? 0.85 : 0.05)
            .setToxicity(text.contains("giftig") ? 0.8 : 0.01)
            .setRisk(Score.newBuilder().setValue(bad ? 60 : 5))
            .setUrgency(Score.newBuilder().setValue(bad ? 40 : 5))
            .setModelVersion("fake-1");
    if (bad) {
      reading.addContributions(
          Contribution.newBuilder().setStart(at).setEnd(at + "schlecht".length()).setWeight(2.5));
    }
    return reading.build();
  }

  private final class OnlyServices implements ServerInterceptor {
    @Override
    public <A, B> ServerCall.Listener<A> interceptCall(
        ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
      var pair = "service:" + secret;
      var expected =
          "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
      if (!expected.equals(headers.get(AUTHORIZATION))) {
        call.close(Status.UNAUTHENTICATED, new Metadata());
        return new ServerCall.Listener<>() {};
      }
      return Contexts.interceptCall(Context.current(), call, headers, next);
    }
  }
}
