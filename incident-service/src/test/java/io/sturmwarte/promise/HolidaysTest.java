package io.sturmwarte.promise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class HolidaysTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

  @Test
  void wholeDayIsAHoliday() {
    assertThat(of("DTSTART;VALUE=DATE:20261225", "SUMMARY:1. Weihnachtstag"))
        .containsExactly(new Calendar.Holiday(LocalDate.parse("2026-12-25"), "1. Weihnachtstag"));
  }

  @Test
  void endIsTheFirstDayAfter() {
    assertThat(days("DTSTART;VALUE=DATE:20261225", "DTEND;VALUE=DATE:20261227"))
        .containsExactly(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-26"));
  }

  @Test
  void whatRecursIsTakenForYears() {
    assertThat(days("DTSTART;VALUE=DATE:19901003", "RRULE:FREQ=YEARLY"))
        .startsWith(LocalDate.parse("2025-10-03"))
        .contains(LocalDate.parse("2027-10-03"))
        .endsWith(LocalDate.parse("2031-10-03"))
        .hasSize(7);
  }

  @Test
  void appointmentIsNoHoliday() {
    assertThatThrownBy(() -> of("DTSTART:20261225T090000Z")).isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void cancelledDayIsNoHoliday() {
    assertThatThrownBy(() -> of("DTSTART;VALUE=DATE:20261225", "STATUS:CANCELLED"))
        .isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void whatIsNoCalendarIsRefused() {
    assertThatThrownBy(() -> Holidays.of("Frohe Weihnachten", TODAY))
        .isInstanceOf(Problem.Invalid.class);
  }

  private static List<LocalDate> days(String... lines) {
    return of(lines).stream().map(Calendar.Holiday::day).toList();
  }

  private static List<Calendar.Holiday> of(String... lines) {
    var event = "BEGIN:VEVENT\r\nUID:1\r\n" + String.join("\r\n", lines) + "\r\nEND:VEVENT";
    return Holidays.of(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + event + "\r\nEND:VCALENDAR\r\n", TODAY);
  }
}
