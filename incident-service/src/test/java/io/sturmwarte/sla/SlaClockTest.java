package io.sturmwarte.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.sla.ServiceCalendar.Opening;
import io.sturmwarte.sla.SlaClock.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** 2026-11-20 is a Friday; clocks go back on 2026-10-25 and forward on 2027-03-28. */
class SlaClockTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ServiceCalendar OFFICE = weekdays("09:00-17:00");
  private static final ServiceCalendar SPLIT =
      weekdays("09:00-12:00", "13:00-15:00", "15:30-17:00");
  private static final ServiceCalendar EVERY_DAY = everyDay("00:00-23:59:59.999999999");

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T16:30, PT1H, 2026-11-23T09:30",
    "2026-11-20T16:00, PT1H, 2026-11-20T17:00",
    "2026-11-20T18:00, PT30M, 2026-11-23T09:30",
    "2026-11-21T12:00, PT4H, 2026-11-23T13:00",
    "2026-11-23T08:00, PT8H, 2026-11-23T17:00",
    "2026-11-23T09:00, PT24H, 2026-11-25T17:00",
    "2026-10-23T16:30, PT1H, 2026-10-26T09:30",
    "2027-03-26T16:30, PT1H, 2027-03-29T09:30"
  })
  void businessHoursAreCounted(LocalDateTime start, Duration target, LocalDateTime due) {
    assertThat(OFFICE.after(at(start), target)).isEqualTo(at(due));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T11:30, PT1H, 2026-11-23T13:30",
    "2026-11-23T11:30, PT3H, 2026-11-23T16:00",
    "2026-11-23T12:30, PT1H, 2026-11-23T14:00"
  })
  void breaksAreLeftOut(LocalDateTime start, Duration target, LocalDateTime due) {
    assertThat(SPLIT.after(at(start), target)).isEqualTo(at(due));
  }

  @Test
  void holidayIsLeftOut() {
    var calendar =
        new ServiceCalendar(BERLIN, OFFICE.week(), Set.of(LocalDate.parse("2026-12-25")));

    var due = calendar.after(at("2026-12-24T16:30"), Duration.ofHours(1));

    assertThat(due).isEqualTo(at("2026-12-28T09:30"));
  }

  @Test
  void hourThatTheClockChangeTakesIsNotCounted() {
    var due = EVERY_DAY.after(at("2027-03-28T01:30"), Duration.ofHours(1));

    assertThat(due).isEqualTo(at("2027-03-28T03:30"));
  }

  @Test
  void hourThatTheClockChangeGivesIsCounted() {
    var start = at("2026-10-25T01:30");

    assertThat(EVERY_DAY.after(start, Duration.ofHours(3))).isEqualTo(at("2026-10-25T03:30"));
  }

  @Test
  void aroundTheClockTheNightCounts() {
    var due = ServiceCalendar.ALWAYS.after(at("2026-11-20T23:50"), Duration.ofMinutes(15));

    assertThat(due).isEqualTo(at("2026-11-21T00:05"));
  }

  @Test
  void runningTimeIsTheInverseOfTheDeadline() {
    var running = SPLIT.running(at("2026-11-20T11:30"), at("2026-11-23T13:30"));

    assertThat(running).isEqualTo(Duration.ofHours(7).plusMinutes(30));
  }

  @Test
  void clockStandsStillWhilePaused() {
    var due =
        SlaClock.due(
            at("2026-11-23T09:00"),
            Duration.ofHours(1),
            List.of(
                by("2026-11-20T09:00", OFFICE),
                paused("2026-11-23T09:20"),
                by("2026-11-23T11:20", OFFICE)));

    assertThat(due).contains(at("2026-11-23T12:00"));
  }

  @Test
  void nothingIsDueWhileThePauseLasts() {
    var due =
        SlaClock.due(
            at("2026-11-23T09:00"),
            Duration.ofHours(1),
            List.of(by("2026-11-23T09:00", OFFICE), paused("2026-11-23T09:20")));

    assertThat(due).isEmpty();
  }

  @Test
  void pauseAfterTheDeadlineChangesNothing() {
    var due =
        SlaClock.due(
            at("2026-11-23T09:00"),
            Duration.ofHours(1),
            List.of(by("2026-11-23T09:00", OFFICE), paused("2026-11-23T12:00")));

    assertThat(due).contains(at("2026-11-23T10:00"));
  }

  @Test
  void severityRaisedMidwayKeepsTheTimeThatHasRun() {
    var hours =
        List.of(by("2026-11-20T16:40", OFFICE), by("2026-11-21T10:00", ServiceCalendar.ALWAYS));

    var due = SlaClock.due(at("2026-11-20T16:40"), Duration.ofMinutes(30), hours);

    assertThat(due).as("20 minutes ran on Friday").contains(at("2026-11-21T10:10"));
  }

  @Test
  void raisingToATargetThatHasAlreadyRunIsDueWhenItHad() {
    var hours =
        List.of(by("2026-11-20T16:40", OFFICE), by("2026-11-21T10:00", ServiceCalendar.ALWAYS));

    var due = SlaClock.due(at("2026-11-20T16:40"), Duration.ofMinutes(5), hours);

    assertThat(due).contains(at("2026-11-20T16:45"));
  }

  @Test
  void nightInAStormCountsAndTheNextNightDoesNot() {
    var hours =
        List.of(
            by("2026-11-23T16:00", OFFICE),
            by("2026-11-23T20:00", ServiceCalendar.ALWAYS),
            by("2026-11-23T22:00", OFFICE));

    var due = SlaClock.due(at("2026-11-23T16:00"), Duration.ofHours(4), hours);

    assertThat(due)
        .as("1 h in the afternoon, 2 h of storm, 1 h in the morning")
        .contains(at("2026-11-24T10:00"));
  }

  @Test
  void withoutHoursTheClockAlwaysRuns() {
    assertThat(SlaClock.due(at("2026-11-20T23:00"), Duration.ofHours(2), List.of()))
        .contains(at("2026-11-21T01:00"));
  }

  @Test
  void openingThatClosesAtMidnightLastsUntilTheEndOfTheDay() {
    var whole = everyDay("00:00-00:00");

    assertThat(whole.running(at("2026-10-25T00:00"), at("2026-10-26T00:00")))
        .as("the day on which the clocks go back")
        .isEqualTo(Duration.ofHours(25));
  }

  @Test
  void openingsAroundTheMissingHourAreNotCountedTwice() {
    var calendar = everyDay("01:00-02:30", "03:00-04:00");

    assertThat(calendar.running(at("2027-03-28T00:00"), at("2027-03-29T00:00")))
        .isEqualTo(Duration.ofHours(2));
  }

  @Test
  void calendarThatIsClosedForAYearIsOpenAfterwards() {
    var closed = new ServiceCalendar(BERLIN, Map.of(DayOfWeek.MONDAY, List.of()), Set.of());

    assertThat(closed.after(at("2026-11-23T09:00"), Duration.ofHours(1)))
        .isEqualTo(at("2027-11-24T01:00"));
  }

  private static Hours by(String from, ServiceCalendar calendar) {
    return new Hours(at(from), Optional.of(calendar));
  }

  private static Hours paused(String from) {
    return new Hours(at(from), Optional.empty());
  }

  private static ServiceCalendar weekdays(String... hours) {
    var week = new EnumMap<>(everyDay(hours).week());
    week.remove(DayOfWeek.SATURDAY);
    week.remove(DayOfWeek.SUNDAY);
    return new ServiceCalendar(BERLIN, week, Set.of());
  }

  private static ServiceCalendar everyDay(String... hours) {
    var openings = List.of(hours).stream().map(SlaClockTest::opening).toList();
    Map<DayOfWeek, List<Opening>> week = new EnumMap<>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      week.put(day, openings);
    }
    return new ServiceCalendar(BERLIN, week, Set.of());
  }

  private static Opening opening(String hours) {
    var parts = hours.split("-", 2);
    return new Opening(LocalTime.parse(parts[0]), LocalTime.parse(parts[1]));
  }

  private static Instant at(String local) {
    return at(LocalDateTime.parse(local));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(BERLIN).toInstant();
  }
}
