package io.sturmwarte.silence;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Berlin: UTC+1 in winter, UTC+2 in summer; in 2026 the clocks change on 29 March and 25 October.
 */
class RecurrenceTest {
  private static final Recurrence MONDAYS = berlin("09:00", "12:00", MONDAY);

  @ParameterizedTest
  @CsvSource({
    "2026-01-05T07:59:59Z, false",
    "2026-01-05T08:00:00Z, true",
    "2026-01-05T10:59:59Z, true",
    "2026-01-05T11:00:00Z, false",
    "2026-07-06T06:59:59Z, false",
    "2026-07-06T07:00:00Z, true",
    "2026-07-06T09:59:59Z, true",
    "2026-07-06T10:00:00Z, false",
    "2026-07-07T08:00:00Z, false"
  })
  void followsTheClockOnTheWallInWinterAndSummer(Instant at, boolean covered) {
    assertThat(MONDAYS.covers(at)).isEqualTo(covered);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-09T21:59:59Z, false",
    "2026-01-09T22:00:00Z, true",
    "2026-01-10T04:59:59Z, true",
    "2026-01-10T05:00:00Z, false",
    "2026-01-10T22:30:00Z, false"
  })
  void goesOnIntoTheNextDay(Instant at, boolean covered) {
    assertThat(berlin("23:00", "06:00", FRIDAY).covers(at)).isEqualTo(covered);
  }

  @Test
  void aWindowFromMidnightToMidnightIsTheWholeDay() {
    var sundays = berlin("00:00", "00:00", SUNDAY);
    assertThat(minutes(sundays, "2026-01-10T00:00:00Z", 3)).isEqualTo(24 * 60);
  }

  @Test
  void theDayOnWhichAnHourIsSkippedIsAnHourShorter() {
    var sundays = berlin("00:00", "00:00", SUNDAY);
    assertThat(minutes(sundays, "2026-03-28T00:00:00Z", 3)).isEqualTo(23 * 60);
  }

  @Test
  void theDayOnWhichAnHourComesTwiceIsAnHourLonger() {
    var sundays = berlin("00:00", "00:00", SUNDAY);
    assertThat(minutes(sundays, "2026-10-24T00:00:00Z", 3)).isEqualTo(25 * 60);
  }

  @Test
  void aWindowInTheHourThatComesTwiceCoversBoth() {
    var night = berlin("02:00", "03:00", SUNDAY);
    assertThat(minutes(night, "2026-10-24T00:00:00Z", 3)).isEqualTo(120);
  }

  @Test
  void aWindowInTheHourThatIsSkippedBeginsAfterIt() {
    var night = berlin("02:30", "04:00", SUNDAY);
    assertThat(minutes(night, "2026-03-28T00:00:00Z", 3)).isEqualTo(30);
  }

  @Test
  void aNightOverTheChangeIsAsLongAsItIs() {
    var night = berlin("22:00", "06:00", SATURDAY);
    assertThat(minutes(night, "2026-03-28T00:00:00Z", 3)).isEqualTo(7 * 60);
    assertThat(minutes(night, "2026-10-24T00:00:00Z", 3)).isEqualTo(9 * 60);
  }

  @Test
  void aZoneThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> new Recurrence("Mars/Olympus", List.of()).check())
        .isInstanceOf(Problem.Invalid.class)
        .hasMessageContaining("Europe/Berlin");
  }

  private static long minutes(Recurrence recurrence, String from, int days) {
    var covered = 0L;
    var at = Instant.parse(from);
    for (var end = at.plus(Duration.ofDays(days)); at.isBefore(end); at = at.plusSeconds(60)) {
      covered += recurrence.covers(at) ? 1 : 0;
    }
    return covered;
  }

  private static Recurrence berlin(String from, String to, DayOfWeek day) {
    return new Recurrence(
        "Europe/Berlin",
        List.of(new Recurrence.Window(Set.of(day), LocalTime.parse(from), LocalTime.parse(to))));
  }
}
