package io.sturmwarte.reading;

import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.sturmwarte.scoring.v1.Result;
import io.sturmwarte.scoring.v1.ScoreStreamRequest;
import io.sturmwarte.scoring.v1.ScoreStreamResponse;
import io.sturmwarte.scoring.v1.ScoringServiceGrpc.ScoringServiceStub;
import java.util.Collection;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One stream call. A few texts go ahead, then one more with each result, so that the writer waits
 * for the reader however fast the network takes what is written. On the plain stub, because the
 * Mutiny stub asks for all requests at once and leaves the call open when its result is cancelled.
 */
final class Exchange implements ClientResponseObserver<ScoreStreamRequest, ScoreStreamResponse> {
  private final Iterator<Text> texts;
  private final Consumer<Result> answered;
  private final AtomicInteger inFlight;
  private final UniEmitter<? super @Nullable Void> end;

  @SuppressWarnings("NullAway.Init") // set before anything else happens
  private ClientCallStreamObserver<ScoreStreamRequest> call;

  private int ahead;
  private boolean allSent;
  private boolean ended;

  private Exchange(
      Collection<Text> texts,
      Consumer<Result> answered,
      AtomicInteger inFlight,
      UniEmitter<? super @Nullable Void> end) {
    this.texts = texts.iterator();
    this.answered = answered;
    this.inFlight = inFlight;
    this.end = end;
  }

  /**
   * Sends the texts and hands over the results, in their order. Who stops listening ends the call.
   *
   * @param window how many texts go ahead of their results
   * @param inFlight counts those that are under way
   */
  static Uni<Void> of(
      ScoringServiceStub stub,
      Collection<Text> texts,
      int window,
      AtomicInteger inFlight,
      Consumer<Result> answered) {
    return Uni.createFrom()
        .emitter(end -> new Exchange(texts, answered, inFlight, end).begin(stub, window));
  }

  private void begin(ScoringServiceStub stub, int window) {
    end.onTermination(this::cancel);
    stub.scoreStream(this);
    for (var sent = 0; sent < window; sent++) {
      sendNext();
    }
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<ScoreStreamRequest> call) {
    this.call = call;
  }

  @Override
  public void onNext(ScoreStreamResponse response) {
    if (received()) {
      answered.accept(response.getResult());
      sendNext();
    }
  }

  @Override
  public void onError(Throwable failure) {
    if (hasEnded()) {
      end.fail(failure);
    }
  }

  @Override
  public void onCompleted() {
    if (hasEnded()) {
      end.complete(null);
    }
  }

  private void cancel() {
    if (hasEnded()) {
      call.cancel("nobody waits for the results any more", null);
    }
  }

  private synchronized void sendNext() {
    if (ended || allSent) {
      return;
    }
    if (texts.hasNext()) {
      ahead++;
      inFlight.incrementAndGet();
      call.onNext(texts.next().toRequest());
      return;
    }
    allSent = true;
    call.onCompleted();
  }

  private synchronized boolean received() {
    if (ended) {
      return false;
    }
    ahead--;
    inFlight.decrementAndGet();
    return true;
  }

  /** Whether it ends just now. */
  private synchronized boolean hasEnded() {
    if (ended) {
      return false;
    }
    ended = true;
    inFlight.addAndGet(-ahead);
    return true;
  }
}
