package io.sturmwarte.review;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** When somebody is reminded: a week before, a day before, on the day, then every week. */
final class Reminders {
  private static final Duration WEEK = Duration.ofDays(7);
  private static final Duration DAY = Duration.ofDays(1);

  private Reminders() {}

  /** The first reminder after {@code now}; there is always one more until it is done. */
  static Instant after(Instant now, Instant dueAt) {
    return Stream.of(dueAt.minus(WEEK), dueAt.minus(DAY), dueAt)
        .filter(at -> at.isAfter(now))
        .findFirst()
        .orElseGet(() -> weekly(now, dueAt));
  }

  private static Instant weekly(Instant now, Instant dueAt) {
    var weeks = Duration.between(dueAt, now).dividedBy(WEEK);
    return dueAt.plus(WEEK.multipliedBy(weeks + 1));
  }
}
