package io.sturmwarte.sla;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * When the clock of a promise runs: some hours of some days, in one zone, or always.
 *
 * @param week openings of a day in order, without overlap; a day that is missing is closed
 */
public record ServiceCalendar(
    ZoneId zone, Map<DayOfWeek, List<Opening>> week, Set<LocalDate> holidays) {
  /** Around the clock. */
  public static final ServiceCalendar ALWAYS =
      new ServiceCalendar(ZoneOffset.UTC, Map.of(), Set.of());

  private static final int LONGEST_CLOSURE_DAYS = 366;

  public ServiceCalendar {
    week = Map.copyOf(week);
    holidays = Set.copyOf(holidays);
  }

  /**
   * The instant at which the clock, started at {@code start}, has run for {@code target}. A
   * calendar that stays closed for a year is taken to be always open from then on, so that no
   * promise is lost.
   */
  public Instant after(Instant start, Duration target) {
    if (week.isEmpty()) {
      return start.plus(target);
    }
    var left = target;
    var day = start.atZone(zone).toLocalDate();
    for (var closed = 0; closed < LONGEST_CLOSURE_DAYS; day = day.plusDays(1)) {
      for (var span : spans(day)) {
        var open = span.after(start);
        if (open.length().compareTo(left) >= 0) {
          return open.from().plus(left);
        }
        left = left.minus(open.length());
      }
      closed = spans(day).isEmpty() ? closed + 1 : 0;
    }
    return day.atStartOfDay(zone).toInstant().plus(left);
  }

  /** How long the clock runs between two instants. */
  public Duration running(Instant from, Instant until) {
    if (!until.isAfter(from)) {
      return Duration.ZERO;
    }
    if (week.isEmpty()) {
      return Duration.between(from, until);
    }
    var lastDay = until.atZone(zone).toLocalDate();
    var sum = Duration.ZERO;
    for (var day = from.atZone(zone).toLocalDate(); !day.isAfter(lastDay); day = day.plusDays(1)) {
      for (var span : spans(day)) {
        sum = sum.plus(span.after(from).before(until).length());
      }
    }
    return sum;
  }

  private List<Span> spans(LocalDate day) {
    if (holidays.contains(day)) {
      return List.of();
    }
    return week.getOrDefault(day.getDayOfWeek(), List.of()).stream()
        .map(opening -> opening.on(day, zone))
        .toList();
  }

  /**
   * Hours of one day in which the clock runs.
   *
   * @param closes midnight is the end of the day
   */
  public record Opening(LocalTime opens, LocalTime closes) {
    /** As instants, so that an hour that a clock change takes or gives is counted as it was. */
    private Span on(LocalDate day, ZoneId zone) {
      var end = closes.equals(LocalTime.MIDNIGHT) ? day.plusDays(1) : day;
      return new Span(instant(day.atTime(opens), zone), instant(end.atTime(closes), zone));
    }

    /**
     * A time that a clock change leaves out is the instant of the change, so that openings which
     * meet or leave a gap still do; of one that comes twice, the first.
     */
    private static Instant instant(LocalDateTime local, ZoneId zone) {
      var change = zone.getRules().getTransition(local);
      return change != null && change.isGap()
          ? change.getInstant()
          : local.atZone(zone).toInstant();
    }
  }

  private record Span(Instant from, Instant until) {
    Span after(Instant start) {
      return from.isBefore(start) ? new Span(start, until) : this;
    }

    Span before(Instant end) {
      return until.isAfter(end) ? new Span(from, end) : this;
    }

    Duration length() {
      return until.isAfter(from) ? Duration.between(from, until) : Duration.ZERO;
    }
  }
}
