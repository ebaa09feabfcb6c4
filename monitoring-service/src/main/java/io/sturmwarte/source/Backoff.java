package io.sturmwarte.source;

import java.time.Duration;

/**
 * How long a source that fails is left alone: doubling, with jitter, up to a quarter of an hour.
 */
final class Backoff {
  private static final Duration FIRST = Duration.ofSeconds(1);
  static final Duration LONGEST = Duration.ofMinutes(15);

  private Backoff() {}

  /**
   * @param failures in a row, this one included
   * @param random from 0 to 1
   */
  static Duration after(int failures, double random) {
    var doubled = FIRST.multipliedBy(1L << Math.clamp(failures - 1, 0, 12));
    var bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    return Duration.ofMillis((long) (bounded.toMillis() * (0.8 + 0.2 * random)));
  }
}
