package io.sturmwarte.storm;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The level as it stands. It rises to the lowest that was seen in all evaluations of a short time,
 * and falls to the highest of those of a long one.
 *
 * @param rising since when, and to what, evaluations lie above it without a break
 * @param falling the same for below
 */
public record Standing(int level, Instant since, @Nullable Drift rising, @Nullable Drift falling) {

  /** Evaluations in one direction. */
  public record Drift(int to, Instant since) {}

  public Standing next(int seen, Instant now, Duration riseAfter, Duration fallAfter) {
    if (seen > level) {
      var up =
          rising == null
              ? new Drift(seen, now)
              : new Drift(Math.min(rising.to(), seen), rising.since());
      return held(up, now, riseAfter)
          ? new Standing(up.to(), now, null, null)
          : new Standing(level, since, up, null);
    }
    if (seen < level) {
      var down =
          falling == null
              ? new Drift(seen, now)
              : new Drift(Math.max(falling.to(), seen), falling.since());
      return held(down, now, fallAfter)
          ? new Standing(down.to(), now, null, null)
          : new Standing(level, since, null, down);
    }
    return new Standing(level, since, null, null);
  }

  /**
   * Where too little is known to say that less goes on: rises as ever, and does not begin to fall.
   */
  public Standing nextInTheDark(int seen, Instant now, Duration riseAfter, Duration fallAfter) {
    return seen < level
        ? new Standing(level, since, null, null)
        : next(seen, now, riseAfter, fallAfter);
  }

  private static boolean held(Drift drift, Instant now, Duration howLong) {
    return !now.isBefore(drift.since().plus(howLong));
  }
}
