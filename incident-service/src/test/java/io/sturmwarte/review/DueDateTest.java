package io.sturmwarte.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.sla.ServiceCalendar;
import io.sturmwarte.sla.ServiceCalendar.Opening;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DueDateTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "three days are days,               3,  false, 2026-03-06T10:00:00Z, 2026-03-09T10:00:00Z",
    "over a weekend,                    5,  true,  2026-03-04T10:00:00Z, 2026-03-11T16:00:00Z",
    "resolved on a Friday,              5,  true,  2026-03-06T20:00:00Z, 2026-03-13T16:00:00Z",
    "resolved on a Saturday,            1,  true,  2026-03-07T10:00:00Z, 2026-03-09T16:00:00Z",
    "over a holiday,                    5,  true,  2026-04-29T10:00:00Z, 2026-05-07T15:00:00Z",
    "ten days and a change of time,     10, true,  2026-03-20T10:00:00Z, 2026-04-03T15:00:00Z",
    "late in the evening by the wall,   1,  true,  2026-03-02T23:30:00Z, 2026-03-04T16:00:00Z",
  })
  void isDue(String name, int days, boolean business, Instant resolved, Instant expected) {
    assertThat(new DueDate(days, business).of(resolved, office())).contains(expected);
  }

  @Test
  void anOptionalReviewIsNeverDue() {
    assertThat(new DueDate(null, true).of(Instant.parse("2026-03-06T10:00:00Z"), office()))
        .isEmpty();
  }

  @Test
  void aroundTheClockMondayToFridayAreBusinessDays() {
    assertThat(
            new DueDate(1, true).of(Instant.parse("2026-03-06T10:00:00Z"), ServiceCalendar.ALWAYS))
        .contains(Instant.parse("2026-03-09T17:00:00Z"));
  }

  /** Monday to Friday, 9 to 17, with a lunch break, Labour Day off. */
  private static ServiceCalendar office() {
    Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
    for (var day = 1; day <= 5; day++) {
      week.put(
          DayOfWeek.of(day),
          List.of(
              new Opening(LocalTime.of(9, 0), LocalTime.of(12, 0)),
              new Opening(LocalTime.of(13, 0), LocalTime.of(17, 0))));
    }
    return new ServiceCalendar(ZoneId.of("Europe/Berlin"), week, Set.of(LocalDate.of(2026, 5, 1)));
  }
}
