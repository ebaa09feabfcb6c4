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
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.sturmwarte.scoring.v1.Contribution;
import io.sturmwarte.scoring.v1.Failure;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.Language;
import io.sturmwarte.scoring.v1.Reading;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.Score;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import io.sturmwarte.scoring.v1.Sentiment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A scoring-service with a simple rule, on a real port: "schlecht" is negative, "gut" positive,
 * "POISON" breaks the call, "HANG" never ends, "UNREADABLE" fails alone, "NAN" gives a score that
 * is no number. Its second model knows "mies", too, and what "nicht" means, and hangs over "STUCK".
 */
public final class FakeScoring extends ScoringServiceGrpc.ScoringServiceImplBase {
  public static final String FIRST_MODEL = "fake-1";
  public static final String SECOND_MODEL = "fake-2";

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final String secret;
  private final Map<String, Integer> timesScored = new ConcurrentHashMap<>();
  private final Collection<Stream> streams = new ConcurrentLinkedQueue<>();
  private final Queue<Status> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger mostInFlight = new AtomicInteger();
  private final AtomicInteger cancelled = new AtomicInteger();
  private volatile boolean holding;
  private volatile String model = FIRST_MODEL;
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

  public void useModel(String version) {
    model = version;
  }

  /** The next calls fail like this, one each. */
  public void failNext(Status... statuses) {
    failures.addAll(List.of(statuses));
  }

  /** Texts are taken, and not answered any more. */
  public void hold() {
    mostInFlight.set(0);
    holding = true;
  }

  public void release() {
    holding = false;
    streams.forEach(Stream::answer);
  }

  /** Texts that were taken and not answered, over all calls. */
  public int inFlight() {
    return inFlight.get();
  }

  /** The most of them since the last {@link #hold}. */
  public int mostInFlight() {
    return mostInFlight.get();
  }

  /** How many calls were given up by the other side. */
  public int cancelled() {
    return cancelled.get();
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
  public StreamObserver<ScoreStreamRequest> scoreStream(
      StreamObserver<ScoreStreamResponse> answer) {
    var stream = new Stream(answer);
    streams.add(stream);
    ((ServerCallStreamObserver<ScoreStreamResponse>) answer).setOnCancelHandler(stream::gone);
    return stream;
  }

  /** One call: reads its texts one after the other, in their order. */
  private final class Stream implements StreamObserver<ScoreStreamRequest> {
    private final StreamObserver<ScoreStreamResponse> answer;
    private final Queue<Item> waiting = new ArrayDeque<>();
    private final Status failure = failures.poll();
    private boolean complete;
    private boolean over;

    Stream(StreamObserver<ScoreStreamResponse> answer) {
      this.answer = answer;
    }

    @Override
    public synchronized void onNext(ScoreStreamRequest request) {
      if (over) {
        return;
      }
      waiting.add(request.getItem());
      mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
      answer();
    }

    @Override
    public void onError(Throwable failure) {
      gone();
    }

    synchronized void gone() {
      if (!over) {
        cancelled.incrementAndGet();
        end();
      }
    }

    @Override
    public synchronized void onCompleted() {
      complete = true;
      answer();
    }

    synchronized void answer() {
      while (!over && !holding && !waiting.isEmpty() && !hangsOver(waiting.element().getText())) {
        if (failure != null || waiting.element().getText().contains("POISON")) {
          end();
          answer.onError((failure == null ? Status.INTERNAL : failure).asRuntimeException());
          return;
        }
        var item = waiting.remove();
        inFlight.decrementAndGet();
        answer.onNext(ScoreStreamResponse.newBuilder().setResult(result(item)).build());
      }
      if (!over && complete && waiting.isEmpty()) {
        end();
        answer.onCompleted();
      }
    }

    private void end() {
      over = true;
      inFlight.addAndGet(-waiting.size());
      streams.remove(this);
    }
  }

  private boolean hangsOver(String text) {
    return text.contains("HANG") || model.equals(SECOND_MODEL) && text.contains("STUCK");
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

  private Reading reading(String text) {
    var knowsMore = model.equals(SECOND_MODEL);
    var bad =
        knowsMore
            ? text.contains("mies") || text.contains("schlecht") && !text.contains("nicht schlecht")
            : text.contains("schlecht");
    var toxic = text.contains("giftig") && !(knowsMore && text.contains("nicht giftig"));
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
            .setToxicity(toxic ? 0.8 : 0.01)
            .setRisk(Score.newBuilder().setValue(bad ? 60 : 5))
            .setUrgency(Score.newBuilder().setValue(bad ? 40 : 5))
            .setModelVersion(model);
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
