package io.sturmwarte.outbound;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Keeps calls away from a service that does not answer: after some failures in a row it opens for a
 * pause, then lets one call through to see; each try in vain doubles the pause. Any answer closes
 * it.
 */
public final class Circuit {
  private static final Logger LOG = Logger.getLogger(Circuit.class);
  private static final int MOST_FAILURES = 5;

  private final String callee;
  private final InstantSource clock;
  private final Duration firstPause;
  private final Duration longestPause;
  private State state = new State.Closed(0);

  /**
   * Closed at first.
   *
   * @param callee whom it guards, for the log
   */
  public Circuit(String callee, InstantSource clock, Duration firstPause, Duration longestPause) {
    this.callee = callee;
    this.clock = clock;
    this.firstPause = firstPause;
    this.longestPause = longestPause;
  }

  /** Where it stands. */
  public sealed interface State {
    /** Calls go out; so many failed in a row. */
    record Closed(int failures) implements State {}

    /** No call goes out during the pause. */
    record Open(Outage outage, Instant from, Duration pause) implements State {
      /** Also when the clock was set back: nobody knows how much of the pause is left. */
      boolean isOver(Instant now) {
        return now.isBefore(from) || !now.isBefore(from.plus(pause));
      }
    }

    /** One call is out, to see. */
    record HalfOpen(Outage outage, Duration pause) implements State {}
  }

  /** Since when nobody answers, and why. */
  public record Outage(Instant since, String reason) {}

  /** The call was not made. */
  public static final class Refused extends RuntimeException {
    Refused(String reason) {
      super("not called, it did not answer before: " + reason, null, false, false);
    }
  }

  public synchronized State state() {
    return state;
  }

  public Optional<Outage> outage() {
    return switch (state()) {
      case State.Closed closed -> Optional.empty();
      case State.Open open -> Optional.of(open.outage());
      case State.HalfOpen halfOpen -> Optional.of(halfOpen.outage());
    };
  }

  /** Makes the call, or fails with {@link Refused}. */
  public <T> Uni<T> guard(Supplier<Uni<? extends T>> call) {
    return Uni.createFrom().deferred(() -> watch(admit(), call));
  }

  private <T> Uni<T> watch(boolean probe, Supplier<Uni<? extends T>> call) {
    return Uni.createFrom()
        .<T>deferred(call)
        .invoke(this::succeeded)
        .onFailure()
        .invoke(failure -> failed(probe, failure))
        .onCancellation()
        .invoke(() -> failed(probe, new CancellationException("given up")));
  }

  /** Whether the call that may go out is the one that sees. */
  private synchronized boolean admit() {
    return switch (state) {
      case State.Closed closed -> false;
      case State.HalfOpen halfOpen -> throw new Refused(halfOpen.outage().reason());
      case State.Open open -> {
        if (!open.isOver(clock.instant())) {
          throw new Refused(open.outage().reason());
        }
        state = new State.HalfOpen(open.outage(), open.pause());
        yield true;
      }
    };
  }

  private synchronized void succeeded() {
    if (!(state instanceof State.Closed)) {
      LOG.infof("%s answers again", callee);
    }
    state = new State.Closed(0);
  }

  /** A call from before the pause that fails late says nothing new. */
  private synchronized void failed(boolean probe, Throwable failure) {
    state =
        switch (state) {
          case State.Closed closed -> counted(closed.failures() + 1, failure);
          case State.Open open -> open;
          case State.HalfOpen halfOpen -> probe ? stillOut(halfOpen, failure) : halfOpen;
        };
  }

  private State counted(int failures, Throwable failure) {
    if (failures < MOST_FAILURES) {
      return new State.Closed(failures);
    }
    LOG.warnf("%s does not answer: %s", callee, failure);
    var now = clock.instant();
    return new State.Open(new Outage(now, failure.toString()), now, firstPause);
  }

  private State stillOut(State.HalfOpen halfOpen, Throwable failure) {
    var doubled = halfOpen.pause().multipliedBy(2);
    return new State.Open(
        new Outage(halfOpen.outage().since(), failure.toString()),
        clock.instant(),
        doubled.compareTo(longestPause) > 0 ? longestPause : doubled);
  }
}
