package io.sturmwarte.cycle;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Runs one piece of work over and over, never twice at the same time on this replica: at once while
 * there is more, otherwise when it is next due, or earlier when it is woken. A failure is logged
 * and tried again with backoff.
 */
public final class Cycle {
  private static final Logger LOG = Logger.getLogger(Cycle.class);
  private static final Duration FIRST_BACKOFF = Duration.ofMillis(200);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(15);

  private final Vertx vertx;
  private final String name;
  private final Duration longestSleep;
  private final Supplier<Uni<Duration>> work;

  private boolean running;
  private boolean woken;
  private boolean stopped = true;
  private long timer = -1;
  private int failures;

  /**
   * @param work one round; gives how long to sleep, zero when more is waiting
   */
  public Cycle(Vertx vertx, String name, Duration longestSleep, Supplier<Uni<Duration>> work) {
    this.vertx = vertx;
    this.name = name;
    this.longestSleep = longestSleep;
    this.work = work;
  }

  public synchronized void start() {
    stopped = false;
    wake();
  }

  /** Lets no further round begin. A round under way finishes by itself. */
  public synchronized void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  /** Something may be due earlier than thought. */
  public synchronized void wake() {
    if (running) {
      woken = true;
      return;
    }
    sleep(Duration.ZERO);
  }

  private synchronized void sleep(Duration duration) {
    if (stopped) {
      return;
    }
    vertx.cancelTimer(timer);
    timer =
        vertx.setTimer(
            Math.clamp(duration.toMillis(), 1, longestSleep.toMillis()), ignored -> round());
  }

  private void round() {
    synchronized (this) {
      if (running || stopped) {
        return;
      }
      running = true;
      woken = false;
    }
    Uni.createFrom().deferred(work::get).subscribe().with(this::done, this::failed);
  }

  private synchronized void done(Duration nextDue) {
    if (failures > 0) {
      LOG.infof("%s works again", name);
    }
    failures = 0;
    running = false;
    sleep(woken ? Duration.ZERO : nextDue);
  }

  private synchronized void failed(Throwable failure) {
    failures++;
    running = false;
    var backoff = FIRST_BACKOFF.multipliedBy(1L << Math.min(failures - 1, 10));
    if (backoff.compareTo(LONGEST_BACKOFF) > 0) {
      backoff = LONGEST_BACKOFF;
    }
    if (!stopped) {
      LOG.warnf("%s failed (%d in a row), next try in %s: %s", name, failures, backoff, failure);
      LOG.debug(name, failure);
    }
    sleep(backoff);
  }
}
