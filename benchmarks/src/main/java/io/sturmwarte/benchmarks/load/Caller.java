package io.sturmwarte.benchmarks.load;

import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.sturmwarte.scoring.v1.Item;
import io.sturmwarte.scoring.v1.ScoreBatchRequest;
import io.sturmwarte.scoring.v1.ScoreBatchResponse;
import io.sturmwarte.scoring.v1.ScoreRequest;
import io.sturmwarte.scoring.v1.ScoreResponse;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Sends posts over one connection, in one of the ways that the contract offers. */
final class Caller implements AutoCloseable {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private final ManagedChannel connection;
  private final ScoringServiceGrpc.ScoringServiceStub server;
  private final List<String> posts;

  /**
   * @param secret what services know each other by
   */
  Caller(int port, String secret, List<String> posts) {
    this.connection =
        NettyChannelBuilder.forAddress("127.0.0.1", port)
            .usePlaintext()
            .maxInboundMessageSize(64 << 20)
            .build();
    this.server = ScoringServiceGrpc.newStub(as(secret, connection));
    this.posts = posts;
  }

  private static Channel as(String secret, Channel channel) {
    var pair = ("service:" + secret).getBytes(StandardCharsets.UTF_8);
    var headers = new Metadata();
    headers.put(AUTHORIZATION, "Basic " + Base64.getEncoder().encodeToString(pair));
    return ClientInterceptors.intercept(
        channel, MetadataUtils.newAttachHeadersInterceptor(headers));
  }

  /**
   * What was sent and answered.
   *
   * @param docs how many posts
   * @param waited how long each call took, in nanoseconds, in rising order
   */
  record Sent(long docs, double seconds, long[] waited) {
    double docsPerSecond() {
      return docs / seconds;
    }

    /** In milliseconds. */
    double percentile(double share) {
      return waited[(int) Math.min(waited.length - 1, share * waited.length)] / 1e6;
    }
  }

  Sent send(Way way, Duration duration) throws InterruptedException {
    var run = new Run(way.inFlight());
    var end = System.nanoTime() + duration.toNanos();
    switch (way.method()) {
      case BATCH -> {
        while (System.nanoTime() < end) {
          batch(way.size(), run);
        }
      }
      case STREAM -> stream(end, run);
      case UNARY -> {
        while (System.nanoTime() < end) {
          unary(run);
        }
      }
    }
    return run.finish();
  }

  private void batch(int size, Run run) throws InterruptedException {
    var request = ScoreBatchRequest.newBuilder();
    long first = run.next(size);
    for (int i = 0; i < size; i++) {
      request.addItems(item(first + i));
    }
    long begun = run.begin();
    server.scoreBatch(
        request.build(),
        new Answers<ScoreBatchResponse>(run) {
          @Override
          public void onNext(ScoreBatchResponse response) {
            var failed = response.getResultsList().stream().anyMatch(r -> !r.hasReading());
            run.end(begun, failed ? 0 : response.getResultsCount());
          }
        });
  }

  private void unary(Run run) throws InterruptedException {
    var request = ScoreRequest.newBuilder().setText(post(run.next(1))).build();
    long begun = run.begin();
    server.score(
        request,
        new Answers<ScoreResponse>(run) {
          @Override
          public void onNext(ScoreResponse response) {
            run.end(begun, response.hasReading() ? 1 : 0);
          }
        });
  }

  private void stream(long end, Run run) throws InterruptedException {
    // Answers keep the order of the requests.
    Queue<Long> begun = new ConcurrentLinkedQueue<>();
    var requests =
        server.scoreStream(
            new Answers<ScoreStreamResponse>(run) {
              @Override
              public void onNext(ScoreStreamResponse response) {
                run.end(begun.remove(), response.getResult().hasReading() ? 1 : 0);
              }
            });
    while (System.nanoTime() < end) {
      var request = ScoreStreamRequest.newBuilder().setItem(item(run.next(1))).build();
      begun.add(run.begin());
      requests.onNext(request);
    }
    requests.onCompleted();
  }

  private Item item(long number) {
    return Item.newBuilder().setId(String.valueOf(number)).setText(post(number)).build();
  }

  private String post(long number) {
    return posts.get((int) (number % posts.size()));
  }

  @Override
  public void close() {
    connection.shutdownNow();
  }

  /** The first failure ends the run: a server that refuses is not measured. */
  private abstract static class Answers<T> implements StreamObserver<T> {
    private final Run run;

    Answers(Run run) {
      this.run = run;
    }

    @Override
    public void onError(Throwable failure) {
      run.fail(failure);
    }

    @Override
    public void onCompleted() {}
  }

  /** One measurement: how many calls are under way, how long they took. */
  private static final class Run {
    private final int inFlight;
    private final Semaphore free;
    private final Queue<Long> waited = new ConcurrentLinkedQueue<>();
    private final AtomicLong docs = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final long start = System.nanoTime();
    private long sent;

    Run(int inFlight) {
      this.inFlight = inFlight;
      this.free = new Semaphore(inFlight);
    }

    long next(int size) {
      sent += size;
      return sent - size;
    }

    /** Waits until a call may begin; says when that was. */
    long begin() throws InterruptedException {
      free.acquire();
      check();
      return System.nanoTime();
    }

    void end(long begun, int read) {
      waited.add(System.nanoTime() - begun);
      docs.addAndGet(read);
      free.release();
    }

    void fail(Throwable reason) {
      failure.compareAndSet(null, reason);
      free.release(inFlight);
    }

    Sent finish() throws InterruptedException {
      free.acquire(inFlight);
      check();
      if (docs.get() != sent) {
        throw new IllegalStateException(
            "%d posts were sent and %d read".formatted(sent, docs.get()));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      var sorted = waited.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return new Sent(docs.get(), seconds, sorted);
    }

    private void check() {
      var reason = failure.get();
      if (reason != null) {
        throw new IllegalStateException("The server failed a call", reason);
      }
    }
  }
}
