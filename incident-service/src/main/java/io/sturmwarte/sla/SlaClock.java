package io.sturmwarte.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes the instant from the promise. */
public final class SlaClock {
  private SlaClock() {}

  /**
   * When a promise made at {@code start} falls due; nothing while its clock stands still.
   *
   * @param pauses in order, without overlap
   */
  public static Optional<Instant> due(
      Instant start, Duration target, ServiceCalendar calendar, List<Pause> pauses) {
    var from = start;
    var left = target;
    for (var pause : pauses) {
      var ran = calendar.running(from, pause.from());
      if (ran.compareTo(left) >= 0) {
        return Optional.of(calendar.after(from, left));
      }
      left = left.minus(ran);
      if (pause.until().isEmpty()) {
        return Optional.empty();
      }
      from = later(from, pause.until().get());
    }
    return Optional.of(calendar.after(from, left));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /**
   * A time in which the clock stood still.
   *
   * @param until empty while it lasts
   */
  public record Pause(Instant from, Optional<Instant> until) {}
}
