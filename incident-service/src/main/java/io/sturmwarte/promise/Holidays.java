package io.sturmwarte.promise;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import biweekly.util.ICalDate;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.promise.Calendar.Holiday;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.TimeZone;

/** The holidays that an iCalendar file (RFC 5545) names. */
final class Holidays {
  /** What recurs is taken from last year on, for so many years. */
  private static final int YEARS = 7;

  private static final int MOST_OF_ONE_EVENT = 366;
  private static final int MOST = 4000;
  private static final int LONGEST_NAME = 200;
  private static final TimeZone UTC = TimeZone.getTimeZone("UTC");

  private Holidays() {}

  /**
   * Events that last whole days, each day once; what has a time of day is no holiday. Throws {@link
   * Problem.Invalid} where there is none.
   */
  static List<Holiday> of(String iCalendar, LocalDate today) {
    var byDay = new LinkedHashMap<LocalDate, Holiday>();
    for (var calendar : Biweekly.parse(iCalendar).all()) {
      for (var event : calendar.getEvents()) {
        days(event, today).forEach(day -> byDay.putIfAbsent(day, new Holiday(day, name(event))));
      }
    }
    if (byDay.isEmpty() || byDay.size() > MOST) {
      throw new Problem.Invalid(
          "body", "send an iCalendar with 1 to %d whole days as events".formatted(MOST));
    }
    return List.copyOf(byDay.values());
  }

  private static List<LocalDate> days(VEvent event, LocalDate today) {
    var start = event.getDateStart() == null ? null : event.getDateStart().getValue();
    if (start == null || start.hasTime() || isCancelled(event)) {
      return List.of();
    }
    var length = length(event, start);
    var days = new ArrayList<LocalDate>();
    for (var first : firstDays(event, start, today)) {
      for (var day = 0; day < length; day++) {
        days.add(first.plusDays(day));
      }
    }
    return days;
  }

  private static boolean isCancelled(VEvent event) {
    return event.getStatus() != null && event.getStatus().isCancelled();
  }

  /** In days; an end is the first day after. */
  private static long length(VEvent event, ICalDate start) {
    if (event.getDateEnd() == null) {
      return 1;
    }
    var days = date(event.getDateEnd().getValue()).toEpochDay() - date(start).toEpochDay();
    return Math.clamp(days, 1, MOST_OF_ONE_EVENT);
  }

  private static List<LocalDate> firstDays(VEvent event, ICalDate start, LocalDate today) {
    if (event.getRecurrenceRule() == null) {
      return List.of(date(start));
    }
    var from = today.minusYears(1).withDayOfYear(1);
    var until = from.plusYears(YEARS);
    var days = new ArrayList<LocalDate>();
    var occurrences = event.getDateIterator(TimeZone.getDefault());
    occurrences.advanceTo(
        java.util.Date.from(from.atStartOfDay(ZoneOffset.UTC).minusDays(2).toInstant()));
    while (occurrences.hasNext()) {
      var day =
          LocalDate.ofInstant(occurrences.next().toInstant(), TimeZone.getDefault().toZoneId());
      if (!day.isBefore(until)) {
        break;
      }
      if (!day.isBefore(from)) {
        days.add(day);
      }
    }
    return days;
  }

  private static LocalDate date(ICalDate date) {
    var raw = date.getRawComponents();
    return LocalDate.of(raw.getYear(), raw.getMonth(), raw.getDate());
  }

  /** Never blank, and short. */
  private static String name(VEvent event) {
    var summary = event.getSummary() == null ? "" : event.getSummary().getValue();
    var name = summary == null || summary.isBlank() ? "Feiertag" : summary.strip();
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME);
  }
}
