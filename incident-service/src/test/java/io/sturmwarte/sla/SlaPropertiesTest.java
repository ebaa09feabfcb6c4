package io.sturmwarte.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.sla.ServiceCalendar.Opening;
import io.sturmwarte.sla.SlaClock.Hours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What holds of every promise, in every zone, at every clock change from 2020 to 2035. */
class SlaPropertiesTest {
  private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2036-01-01T00:00:00Z");

  @Property(tries = 10_000, shrinking = ShrinkingMode.BOUNDED)
  void clockHasRunForTheTargetWhenItIsDue(@ForAll("promises") Promised it) {
    var due = it.calendar.after(it.start, it.target);

    assertThat(due).isAfter(it.start);
    assertThat(it.calendar.running(it.start, due)).isEqualTo(it.target);
    assertThat(it.calendar.running(it.start, due.minusNanos(1)))
        .as("and not before")
        .isLessThan(it.target);
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
  void laterStartOrLongerTargetIsNeverDueEarlier(@ForAll("promises") Promised it) {
    var due = it.calendar.after(it.start, it.target);

    assertThat(it.calendar.after(it.start, it.target.plusSeconds(1))).isAfter(due);
    assertThat(it.calendar.after(it.start.plusSeconds(1), it.target)).isAfterOrEqualTo(due);
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
  void runningTimeAddsUpWhereverItIsCut(@ForAll("promises") Promised it) {
    var end = it.start.plus(Duration.ofDays(3));
    var cut =
        it.start.plus(it.target.toMillis() % Duration.ofDays(3).toMillis(), ChronoUnit.MILLIS);

    assertThat(it.calendar.running(it.start, cut).plus(it.calendar.running(cut, end)))
        .isEqualTo(it.calendar.running(it.start, end));
    assertThat(it.calendar.running(it.start, end)).isLessThanOrEqualTo(Duration.ofDays(3));
  }

  @Property(tries = 5_000, shrinking = ShrinkingMode.BOUNDED)
  void hoursThatChangeOnTheWayCountWhatHasRun(@ForAll("promises") Promised it) {
    var hours = it.changing();

    SlaClock.due(it.start, it.target, hours)
        .ifPresentOrElse(
            due -> {
              assertThat(due).isAfter(it.start);
              assertThat(SlaClock.running(it.start, due, hours)).isEqualTo(it.target);
            },
            () -> assertThat(hours.getLast().calendar()).isEmpty());
  }

  /** Half of them begin within a day of a clock change, where there is one. */
  @Provide
  Arbitrary<Promised> promises() {
    var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    return Combinators.combine(
            Arbitraries.of(zones),
            Arbitraries.longs().between(FROM.getEpochSecond(), UNTIL.getEpochSecond()),
            Arbitraries.longs().between(1, Duration.ofHours(60).toMillis()),
            Arbitraries.integers())
        .as(
            (zone, second, target, seed) ->
                Promised.of(ZoneId.of(zone), Instant.ofEpochSecond(second), target, seed));
  }

  /** A promise made at an instant, by a calendar that may be any. */
  record Promised(ServiceCalendar calendar, Instant start, Duration target, int seed) {
    static Promised of(ZoneId zone, Instant about, long targetMillis, int seed) {
      var random = new Random(seed);
      var change = zone.getRules().nextTransition(about);
      var start =
          change != null && change.getInstant().isBefore(UNTIL) && random.nextBoolean()
              ? change
                  .getInstant()
                  .minusSeconds(random.nextInt(86_400))
                  .plusSeconds(random.nextInt(7_200))
              : about;
      return new Promised(
          new ServiceCalendar(zone, week(random), holidays(start, zone, random)),
          start,
          Duration.ofMillis(targetMillis),
          seed);
    }

    /**
     * Openings in order without overlap, on at least one day; often in the night, where clocks
     * change.
     */
    private static Map<DayOfWeek, List<Opening>> week(Random random) {
      var week = new EnumMap<DayOfWeek, List<Opening>>(DayOfWeek.class);
      for (var day : DayOfWeek.values()) {
        if (day == DayOfWeek.SUNDAY || random.nextInt(3) > 0) {
          week.put(day, openings(random));
        }
      }
      return week;
    }

    private static List<Opening> openings(Random random) {
      var minutes =
          random.ints(2L * (1 + random.nextInt(3)), 0, 24 * 60).sorted().distinct().toArray();
      var openings = new ArrayList<Opening>();
      for (var i = 0; i + 1 < minutes.length; i += 2) {
        openings.add(new Opening(time(minutes[i]), time(minutes[i + 1])));
      }
      return openings.isEmpty()
          ? List.of(new Opening(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT))
          : openings;
    }

    private static LocalTime time(int minute) {
      return LocalTime.MIDNIGHT.plusMinutes(minute);
    }

    private static Set<LocalDate> holidays(Instant start, ZoneId zone, Random random) {
      var days = new HashSet<LocalDate>();
      for (var i = random.nextInt(4); i > 0; i--) {
        days.add(start.atZone(zone).toLocalDate().plusDays(random.nextInt(10)));
      }
      return days;
    }

    /** By this calendar, then always, standing still, and so on. */
    List<Hours> changing() {
      var random = new Random(seed);
      var hours = new ArrayList<Hours>();
      hours.add(new Hours(start, Optional.of(calendar)));
      var at = start;
      for (var i = random.nextInt(5); i > 0; i--) {
        at = at.plusSeconds(1 + random.nextInt(100_000));
        hours.add(
            new Hours(
                at,
                switch (random.nextInt(3)) {
                  case 0 -> Optional.empty();
                  case 1 -> Optional.of(ServiceCalendar.ALWAYS);
                  default -> Optional.of(calendar);
                }));
      }
      return hours;
    }
  }
}
