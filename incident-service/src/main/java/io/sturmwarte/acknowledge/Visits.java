package io.sturmwarte.acknowledge;

import io.sturmwarte.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How often an address has come: guessing is slow. Counted by each replica for itself. */
@ApplicationScoped
class Visits {
  private static final int MOST = 60;
  private static final int MOST_VISITORS = 10_000;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  private final Clock clock;
  private final Map<String, Visitor> visitors = new ConcurrentHashMap<>();

  Visits(Clock clock) {
    this.clock = clock;
  }

  /** Throws {@link Problem.Overloaded} where an address comes too often. */
  void count(String address) {
    var now = clock.instant();
    if (visitors.size() > MOST_VISITORS) {
      visitors.values().removeIf(visitor -> visitor.isOver(now));
    }
    var visitor = visitors.compute(address, (ignored, known) -> again(known, now));
    if (visitor.times() > MOST) {
      throw new Problem.Overloaded("Too many visits; try again in a minute", PERIOD);
    }
  }

  private static Visitor again(@Nullable Visitor known, Instant now) {
    return known == null || known.isOver(now)
        ? new Visitor(now, 1)
        : new Visitor(known.since(), known.times() + 1);
  }

  private record Visitor(Instant since, int times) {
    boolean isOver(Instant now) {
      return since.plus(PERIOD).isBefore(now);
    }
  }
}
