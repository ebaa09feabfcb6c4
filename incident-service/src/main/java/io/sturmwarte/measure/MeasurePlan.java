package io.sturmwarte.measure;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When an incident is measured after it was resolved. */
final class MeasurePlan {
  /** A day after it can tell more of half-life, and after the days that a residual share needs. */
  private static final List<Duration> AFTER =
      List.of(Duration.ofDays(2), Duration.ofDays(8), Duration.ofDays(31));

  /** What monitoring takes in late belongs to the day. */
  private static final Duration LATE = Duration.ofHours(1);

  private static final Duration FIRST_RETRY = Duration.ofMinutes(5);
  private static final Duration LONGEST_RETRY = Duration.ofHours(6);

  private MeasurePlan() {}

  /** Empty when nothing will change any more. */
  static Optional<Instant> next(Instant resolvedAt, Instant now) {
    return AFTER.stream()
        .map(after -> resolvedAt.plus(after).plus(LATE))
        .filter(at -> at.isAfter(now))
        .findFirst();
  }

  /** The curve was not to be had. */
  static Instant retry(Instant now, int attempts) {
    var wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 10));
    return now.plus(wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait);
  }
}
