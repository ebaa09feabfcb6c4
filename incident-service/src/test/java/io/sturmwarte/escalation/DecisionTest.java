package io.sturmwarte.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Chain;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.person.ContactMethod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration TIMEOUT = Duration.ofMinutes(15);
  private static final Policy.Target SOMEBODY =
      new Policy.Target("Presse", ContactMethod.Channel.EMAIL, "presse@example.org", null, "de");

  @Test
  void firstStepFiresAndTheSecondIsPlanned() {
    var fire = fire(IncidentState.OPEN, chain(0, 0), false, policy(0));

    assertThat(fire.index()).isZero();
    assertThat(fire.next()).isEqualTo(new Chain(0, 0, 1, false, NOW.plus(Duration.ofMinutes(30))));
  }

  @Test
  void levelTwoFollowsAtOnceInASevereStorm() {
    var fire = fire(IncidentState.OPEN, chain(0, 0), true, policy(0));

    assertThat(fire.next().dueAt()).isEqualTo(NOW);
  }

  @Test
  void chainEndsAfterTheLastStep() {
    var fire = fire(IncidentState.OPEN, chain(0, 1), false, policy(0));

    assertThat(fire.next().dueAt()).isNull();
  }

  @Test
  void chainBeginsAnewWhileARepetitionIsLeft() {
    var fire = fire(IncidentState.OPEN, chain(0, 1), false, policy(1));

    assertThat(fire.next()).isEqualTo(new Chain(1, 1, 0, false, NOW.plus(Duration.ofMinutes(30))));
  }

  @Test
  void stepWithoutTargetsDoesNotDelayTheNext() {
    var policy = new Policy("nord", "Test", 0, List.of(step(1, 0), step(2, 30, SOMEBODY)), null);

    var fire = fire(IncidentState.OPEN, chain(0, 0), false, policy);

    assertThat(fire.next().dueAt()).isEqualTo(NOW);
  }

  @Test
  void acknowledgedIncidentComesBackAtTheSameStep() {
    var decision = decide(IncidentState.ACKNOWLEDGED, chain(0, 1), false, policy(0));

    assertThat(decision).isEqualTo(new Decision.ComeBack(new Chain(1, 0, 0, false, NOW)));
  }

  @Test
  void jumpByHandFiresTheNextStepThoughSomebodyAcknowledged() {
    var fire = fire(IncidentState.ACKNOWLEDGED, chain(0, 1).urge(NOW), false, policy(0));

    assertThat(fire.index()).isEqualTo(1);
    assertThat(fire.next().dueAt()).isEqualTo(NOW.plus(TIMEOUT));
    assertThat(fire.next().urgent()).isFalse();
  }

  @Test
  void jumpBeyondTheEndFiresTheLastStepInANewCycle() {
    var fire = fire(IncidentState.RESPONDING, chain(0, 2).urge(NOW), false, policy(0));

    assertThat(fire.cycle()).isEqualTo(1);
    assertThat(fire.index()).isEqualTo(1);
  }

  @Test
  void severeStormGoesStraightToLevelTwo() {
    var steps = List.of(step(1, 0, SOMEBODY), step(1, 5, SOMEBODY), step(2, 30, SOMEBODY));
    var policy = new Policy("nord", "Test", 0, steps, null);

    var fire = fire(IncidentState.RESPONDING, chain(0, 1).urge(NOW), true, policy);

    assertThat(fire.step().level()).isEqualTo(2);
  }

  @Test
  void longestWaitEnds() {
    assertThat(decide(IncidentState.WAITING_EXTERNAL, chain(0, 1), false, policy(0)))
        .isEqualTo(new Decision.Resume());
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentState.class,
      names = {"RESPONDING", "STABILISED", "RESOLVED", "REVIEWED"})
  void nothingFiresForWhatIsInHandOrOver(IncidentState state) {
    assertThat(decide(state, chain(0, 1), true, policy(5)))
        .isEqualTo(new Decision.Rest(new Chain(0, 0, 1, false, null)));
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentState.class,
      names = {"RESOLVED", "REVIEWED"})
  void urgencyIsIgnoredOnceItIsOver(IncidentState state) {
    assertThat(decide(state, chain(0, 1).urge(NOW), true, policy(0)))
        .isInstanceOf(Decision.Rest.class);
  }

  private static Decision.Fire fire(
      IncidentState state, Chain chain, boolean levelTwoAtOnce, Policy policy) {
    return (Decision.Fire) decide(state, chain, levelTwoAtOnce, policy);
  }

  private static Decision decide(
      IncidentState state, Chain chain, boolean levelTwoAtOnce, Policy policy) {
    return Decision.of(
        new Decision.Situation(state, chain, NOW, levelTwoAtOnce, TIMEOUT, null), policy);
  }

  private static Chain chain(int cycle, int step) {
    return new Chain(cycle, 0, step, false, NOW);
  }

  private static Policy policy(int repeat) {
    return new Policy(
        "nord", "Test", repeat, List.of(step(1, 0, SOMEBODY), step(2, 30, SOMEBODY)), null);
  }

  private static Policy.Step step(int level, int minutes, Policy.Target... targets) {
    return new Policy.Step(level, Duration.ofMinutes(minutes), List.of(targets));
  }
}
