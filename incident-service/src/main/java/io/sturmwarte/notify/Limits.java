package io.sturmwarte.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How many messages one address gets through a channel, within each of several periods. */
record Limits(List<Limit> limits) {

  /** At most so many within any stretch of time as long as the period. */
  record Limit(int messages, Duration period) {}

  /** How many may go now, given when the last ones went; as many as there are without limits. */
  int free(List<Instant> past, Instant now) {
    return limits.stream()
        .mapToInt(limit -> limit.messages() - within(past, limit, now))
        .map(free -> Math.max(0, free))
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** The first instant at which one more may go. */
  Instant next(List<Instant> past, Instant now) {
    return limits.stream().map(limit -> next(past, limit, now)).max(Instant::compareTo).orElse(now);
  }

  /** How far back one has to look. */
  Duration longest() {
    return limits.stream().map(Limit::period).max(Duration::compareTo).orElse(Duration.ZERO);
  }

  private static int within(List<Instant> past, Limit limit, Instant now) {
    return (int) past.stream().filter(at -> at.plus(limit.period()).isAfter(now)).count();
  }

  /** When the oldest of the last ones that fill the limit has left the period. */
  private static Instant next(List<Instant> past, Limit limit, Instant now) {
    var newestFirst =
        past.stream()
            .filter(at -> at.plus(limit.period()).isAfter(now))
            .sorted(java.util.Comparator.reverseOrder())
            .toList();
    return newestFirst.size() < limit.messages()
        ? now
        : newestFirst.get(limit.messages() - 1).plus(limit.period());
  }
}
