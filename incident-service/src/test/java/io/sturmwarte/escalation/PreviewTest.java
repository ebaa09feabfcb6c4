package io.sturmwarte.escalation;

import static io.sturmwarte.escalation.Steps.onlyIf;
import static io.sturmwarte.escalation.Steps.policy;
import static io.sturmwarte.escalation.Steps.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.escalation.Condition.Circumstances;
import io.sturmwarte.escalation.Condition.Hours;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.sla.ServiceCalendar;
import io.sturmwarte.sla.ServiceCalendar.Opening;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules over a long time, which passes in no time. */
class PreviewTest {
  /** Friday before the clocks are put back in Berlin. */
  private static final Instant FRIDAY = Instant.parse("2026-10-23T14:30:00Z");

  private static final ServiceCalendar BUSINESS_HOURS =
      new ServiceCalendar(
          ZoneId.of("Europe/Berlin"),
          Stream.of(DayOfWeek.values())
              .limit(5)
              .collect(
                  Collectors.toMap(
                      day -> day,
                      day -> List.of(new Opening(LocalTime.of(9, 0), LocalTime.of(17, 0))))),
          Set.of());

  @Test
  void callsFollowTheDelays() {
    var calls = preview(policy(0, step(1, 0), step(1, 10), step(2, 30)), false);

    assertThat(calls).extracting(Preview.Call::at).containsExactly(after(0), after(10), after(40));
    assertThat(calls).extracting(Preview.Call::level).containsExactly(1, 1, 2);
  }

  @Test
  void repetitionsAreCounted() {
    assertThat(preview(policy(2, step(1, 0), step(1, 10)), false))
        .extracting(Preview.Call::round)
        .containsExactly(0, 0, 1, 1, 2, 2);
  }

  @Test
  void worstStormCallsEverybodyAtOnce() {
    assertThat(preview(policy(0, step(1, 0), step(1, 10), step(2, 30), step(2, 60)), true))
        .extracting(Preview.Call::at)
        .containsOnly(FRIDAY);
  }

  @Test
  void stepForOfficeHoursIsPassedOverInTheEvening() {
    var inside = new Condition(null, null, null, new Hours("business-hours", true), null);
    var calls = preview(policy(0, step(1, 0), onlyIf(step(1, 60), inside), step(1, 60)), false);

    assertThat(calls).extracting(Preview.Call::passedOver).containsExactly(false, true, false);
    assertThat(calls.getLast().at()).isEqualTo(after(120));
  }

  @Test
  void stepWithNobodyTellsTheFallbackAndDelaysNobody() {
    var nobody = new Policy.Step(1, Duration.ZERO, List.of(), null, false, true);
    var policy =
        new Policy("nord", "Test", 0, List.of(nobody, step(1, 30)), List.of(Steps.address("boss")));

    var calls = preview(policy, false);

    assertThat(calls.getFirst().nobody()).isTrue();
    assertThat(calls.getFirst().told()).containsExactly("boss");
    assertThat(calls.getLast().at()).isEqualTo(FRIDAY);
  }

  /** 200 steps over 30 days: inside and outside business hours, and the hour that comes twice. */
  @Test
  void thirtyDaysOfTwoHundredStepsTakeNoTime() {
    var inside = new Condition(null, null, null, new Hours("business-hours", true), null);
    var outside = new Condition(null, null, null, new Hours("business-hours", false), null);
    var steps =
        IntStream.range(0, 200)
            .mapToObj(
                place -> onlyIf(step(1, place == 0 ? 0 : 216), place % 2 == 0 ? inside : outside))
            .toArray(Policy.Step[]::new);
    var begun = System.nanoTime();

    var calls = preview(policy(0, steps), false);

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThat(calls).hasSize(200);
    assertThat(calls.getLast().at()).isAfter(FRIDAY.plus(Duration.ofDays(29)));
    assertThat(calls)
        .allSatisfy(
            call ->
                assertThat(call.passedOver())
                    .isEqualTo(isOpen(call.at()) == (call.step() % 2 == 1)));
  }

  private static boolean isOpen(Instant at) {
    return BUSINESS_HOURS.running(at, at.plusNanos(1)).isPositive();
  }

  private static List<Preview.Call> preview(Policy policy, boolean levelTwoAtOnce) {
    var severity = levelTwoAtOnce ? Severity.S1 : Severity.S3;
    return Preview.of(
        policy,
        FRIDAY,
        levelTwoAtOnce,
        at -> new Circumstances(severity, 3, null, name -> isOpen(at)),
        (targets, at) -> Resolution.NONE.of("nord", targets, at).stream().map(Told::name).toList());
  }

  private static Instant after(int minutes) {
    return FRIDAY.plus(Duration.ofMinutes(minutes));
  }
}
