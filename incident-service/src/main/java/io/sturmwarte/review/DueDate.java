package io.sturmwarte.review;

import io.sturmwarte.sla.ServiceCalendar;
import io.sturmwarte.sla.ServiceCalendar.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Until when a review is to be written.
 *
 * @param days null: it is optional
 * @param businessDays whether only days count on which the calendar is open
 */
record DueDate(@Nullable Integer days, boolean businessDays) {
  private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);

  /** Nobody is open less often than once in this time. */
  private static final int LONGEST_CLOSURE_DAYS = 366;

  /** Days are whole ones; business days end when the last of them closes. */
  Optional<Instant> of(Instant resolvedAt, ServiceCalendar calendar) {
    if (days == null) {
      return Optional.empty();
    }
    return Optional.of(
        businessDays
            ? business(resolvedAt, days, calendar)
            : resolvedAt.plus(Duration.ofDays(days)));
  }

  private static Instant business(Instant resolvedAt, int days, ServiceCalendar calendar) {
    var day = resolvedAt.atZone(calendar.zone()).toLocalDate();
    var closed = 0;
    for (var left = days; left > 0 && closed < LONGEST_CLOSURE_DAYS; ) {
      day = day.plusDays(1);
      if (isOpen(day, calendar)) {
        left--;
        closed = 0;
      } else {
        closed++;
      }
    }
    return day.atTime(closes(day, calendar)).atZone(calendar.zone()).toInstant();
  }

  /** Around the clock, Monday to Friday are business days. */
  private static boolean isOpen(LocalDate day, ServiceCalendar calendar) {
    if (calendar.holidays().contains(day)) {
      return false;
    }
    return calendar.week().isEmpty()
        ? day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0
        : calendar.week().containsKey(day.getDayOfWeek());
  }

  private static LocalTime closes(LocalDate day, ServiceCalendar calendar) {
    return Optional.ofNullable(calendar.week().get(day.getDayOfWeek())).stream()
        .flatMap(java.util.List::stream)
        .map(Opening::closes)
        .max(Comparator.naturalOrder())
        .orElse(END_OF_DAY);
  }
}
