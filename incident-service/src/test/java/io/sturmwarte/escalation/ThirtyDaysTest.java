package io.sturmwarte.escalation;

import static io.sturmwarte.incident.Case.BERLIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Case;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.incident.StepFired;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A policy of 200 steps over 30 days, half of them for business hours, in which the clocks go back:
 * walked in simulated time, with all promises, by the rules of the engine.
 */
class ThirtyDaysTest {
  private static final Duration DELAY = Duration.ofMinutes(217);
  private static final String OPENED = "2026-10-10T10:00";

  @Test
  @Timeout(5)
  void everyStepComesOnceAndInItsHours() {
    var it = Case.opened(Severity.S4, OPENED);
    var plan = new Plan(it.promises(), Map.of("nord", policy()));

    var turns = walk(it, plan);

    assertThat(turns)
        .extracting(Taken::step)
        .containsExactlyElementsOf(IntStream.range(0, 200).boxed().toList());
    assertThat(turns)
        .allSatisfy(turn -> assertThat(turn.fired).as("%s", turn).isEqualTo(turn.isFor()));
    assertThat(turns.stream().filter(Taken::fired)).hasSizeBetween(50, 199);
    assertThat(Duration.between(Case.at(OPENED), turns.getLast().at))
        .isGreaterThan(Duration.ofDays(29));
    assertThat(it.incident().chain.dueAt()).as("nothing is left").isNull();
  }

  /** As the engine does it: by the next due instant, until nothing is due. */
  private static List<Taken> walk(Case it, Plan plan) {
    var turns = new ArrayList<Taken>();
    var incident = it.incident();
    for (var due = incident.chain.dueAt(); due != null; due = incident.chain.dueAt()) {
      var chain = incident.chain;
      it.until(due);
      if (!incident.chain.equals(chain)) {
        continue;
      }
      switch (plan.decide(incident).decision()) {
        case Decision.Fire fire -> {
          incident.chain = fire.next();
          incident.stepsFired.add(
              new StepFired(
                  fire.cycle(), fire.index(), fire.step().level(), incident.now, List.of("press")));
          turns.add(new Taken(fire.index(), incident.now, true, chain.urgent()));
        }
        case Decision.PassOver over -> {
          incident.chain = over.next();
          turns.add(new Taken(over.index(), incident.now, false, false));
        }
        case Decision.Rest rest -> incident.chain = rest.next();
        case Decision.ComeBack back -> incident.chain = back.next();
        case Decision.Resume resume -> throw new IllegalStateException("nobody waits");
      }
    }
    return turns;
  }

  /** Even steps are for business hours, odd ones for the time outside them. */
  private static Policy policy() {
    return new Policy(
        "nord",
        "30 Tage",
        0,
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    new Policy.Step(
                        1,
                        DELAY,
                        List.of(Steps.PRESS),
                        new Condition(
                            null, null, null, new Condition.Hours(Case.OFFICE, i % 2 == 0), null),
                        false,
                        true))
            .toList(),
        List.of());
  }

  /** A step whose time came. */
  private record Taken(int step, Instant at, boolean fired, boolean urgent) {
    /** By the wall clock of Berlin, counted here anew; one that is urgent is for any hours. */
    boolean isFor() {
      var local = at.atZone(BERLIN);
      var isOpen =
          local.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0
              && !local.toLocalTime().isBefore(LocalTime.of(9, 0))
              && local.toLocalTime().isBefore(LocalTime.of(17, 0));
      return urgent || isOpen == (step % 2 == 0);
    }
  }
}
