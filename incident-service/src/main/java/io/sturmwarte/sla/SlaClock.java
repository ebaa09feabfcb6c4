package io.sturmwarte.sla;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the instant from the promise. A clock may run by other hours from some instant on, or stand
 * still; what it has run until then counts.
 */
public final class SlaClock {
  private SlaClock() {}

  /**
   * When a promise made at {@code start} falls due; nothing while its clock stands still.
   *
   * @param hours in order; the first also hold before they begin, and without any the clock always
   *     runs
   */
  public static Optional<Instant> due(Instant start, Duration target, List<Hours> hours) {
    var left = target;
    for (var part : Part.of(start, hours)) {
      if (part.calendar().isEmpty()) {
        continue;
      }
      var calendar = part.calendar().get();
      if (part.isLast()) {
        return Optional.of(calendar.after(part.from(), left));
      }
      var ran = calendar.running(part.from(), part.until());
      if (ran.compareTo(left) >= 0) {
        return Optional.of(calendar.after(part.from(), left));
      }
      left = left.minus(ran);
    }
    return Optional.empty();
  }

  /** How long the clock has run between two instants. */
  public static Duration running(Instant start, Instant until, List<Hours> hours) {
    var sum = Duration.ZERO;
    for (var part : Part.of(start, hours)) {
      if (part.calendar().isPresent()) {
        var end = part.until().isBefore(until) ? part.until() : until;
        sum = sum.plus(part.calendar().get().running(part.from(), end));
      }
    }
    return sum;
  }

  /**
   * By what a clock runs from an instant on.
   *
   * @param calendar empty while it stands still
   */
  public record Hours(Instant from, Optional<ServiceCalendar> calendar) {}

  /** A time in which the clock runs by one calendar, or stands still. */
  private record Part(Instant from, Instant until, Optional<ServiceCalendar> calendar) {
    static List<Part> of(Instant start, List<Hours> hours) {
      if (hours.isEmpty()) {
        return List.of(new Part(start, Instant.MAX, Optional.of(ServiceCalendar.ALWAYS)));
      }
      var parts = new ArrayList<Part>();
      for (var i = 0; i < hours.size(); i++) {
        var until = i + 1 < hours.size() ? hours.get(i + 1).from() : Instant.MAX;
        var from = i == 0 || hours.get(i).from().isBefore(start) ? start : hours.get(i).from();
        if (until.isAfter(from)) {
          parts.add(new Part(from, until, hours.get(i).calendar()));
        }
      }
      return parts;
    }

    boolean isLast() {
      return until.equals(Instant.MAX);
    }
  }
}
