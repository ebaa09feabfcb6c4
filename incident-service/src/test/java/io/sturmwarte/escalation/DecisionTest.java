package io.sturmwarte.escalation;

import static io.sturmwarte.escalation.Steps.NOW;
import static io.sturmwarte.escalation.Steps.atLeast;
import static io.sturmwarte.escalation.Steps.chain;
import static io.sturmwarte.escalation.Steps.in;
import static io.sturmwarte.escalation.Steps.onlyIf;
import static io.sturmwarte.escalation.Steps.policy;
import static io.sturmwarte.escalation.Steps.step;
import static io.sturmwarte.escalation.Steps.waitsIfEmpty;
import static io.sturmwarte.escalation.Steps.when;
import static io.sturmwarte.incident.IncidentState.ACKNOWLEDGED;
import static io.sturmwarte.incident.IncidentState.OPEN;
import static io.sturmwarte.incident.IncidentState.RESPONDING;
import static io.sturmwarte.incident.IncidentState.STABILISED;
import static io.sturmwarte.incident.IncidentState.WAITING_EXTERNAL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Chain;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DecisionTest {
  private static final Policy TWO = policy(0, step(1, 0), step(2, 30));
  private static final Policy THREE = policy(0, step(1, 0), step(1, 10), step(2, 30));

  @Test
  void firstStepFiresAndTheSecondIsPlanned() {
    var fire = when(OPEN, chain(0, 0, 0)).fires(TWO);

    assertThat(fire.index()).isZero();
    assertThat(fire.next()).isEqualTo(new Chain(0, 0, 1, false, in(30)));
  }

  @Test
  void delayIsThatOfTheStepThatFollows() {
    assertThat(when(OPEN, chain(0, 0, 0)).fires(THREE).next().dueAt()).isEqualTo(in(10));
    assertThat(when(OPEN, chain(0, 0, 1)).fires(THREE).next().dueAt()).isEqualTo(in(30));
  }

  @Test
  void longestDelayIsKept() {
    assertThat(
            when(OPEN, chain(0, 0, 0)).fires(policy(0, step(1, 0), step(1, 9_000))).next().dueAt())
        .isEqualTo(in(9_000));
  }

  @Test
  void chainEndsAfterTheLastStep() {
    assertThat(when(OPEN, chain(0, 0, 1)).fires(TWO).next().dueAt()).isNull();
  }

  @Test
  void chainThatHasEndedStaysAtRest() {
    assertThat(when(OPEN, chain(0, 0, 2)).decide(TWO))
        .isEqualTo(new Decision.Rest(new Chain(0, 0, 2, false, null)));
  }

  @ParameterizedTest(name = "repeat {0}, round {1}: begins anew {2}")
  @CsvSource({"0, 0, false", "1, 0, true", "1, 1, false", "5, 4, true", "5, 5, false"})
  void chainBeginsAnewAsOftenAsIsSaid(int repeat, int round, boolean again) {
    var fire = when(OPEN, chain(round, round, 1)).fires(policy(repeat, step(1, 0), step(2, 30)));

    assertThat(fire.next())
        .isEqualTo(
            again
                ? new Chain(round + 1, round + 1, 0, false, in(30))
                : new Chain(round, round, 2, false, null));
  }

  @ParameterizedTest(name = "last delay {0} min: {1} min between rounds")
  @CsvSource({"0, 5", "1, 5", "5, 5", "45, 45"})
  void roundsAreApartAtLeastFiveMinutes(int delay, int pause) {
    var fire = when(OPEN, chain(0, 0, 1)).fires(policy(1, step(1, 0), step(1, delay)));

    assertThat(fire.next().dueAt()).isEqualTo(in(pause));
  }

  @Test
  void policyOfOneStepRepeatsIt() {
    assertThat(when(OPEN, chain(0, 0, 0)).fires(policy(2, step(1, 0))).next())
        .isEqualTo(new Chain(1, 1, 0, false, in(5)));
  }

  @Test
  void stepWithNobodyDoesNotDelayTheNext() {
    var fire = when(OPEN, chain(0, 0, 0)).fires(TWO);

    assertThat(fire.nextIfNobody().dueAt()).isEqualTo(NOW);
    assertThat(fire.nextIfNobody().step()).isEqualTo(1);
  }

  @Test
  void stepWithNobodyWaitsWhereThatIsSaid() {
    var fire = when(OPEN, chain(0, 0, 0)).fires(policy(0, waitsIfEmpty(step(1, 0)), step(2, 30)));

    assertThat(fire.nextIfNobody()).isEqualTo(fire.next());
  }

  @Test
  void roundWithNobodyIsNotAFlood() {
    var fire = when(OPEN, chain(0, 0, 1)).fires(policy(1, step(1, 0), step(1, 10)));

    assertThat(fire.nextIfNobody().dueAt()).isEqualTo(in(10));
  }

  @Test
  void outsideHelpFollowsAtOnceInASevereStorm() {
    assertThat(when(OPEN, chain(0, 0, 0)).levelTwoAtOnce().fires(TWO).next().dueAt())
        .isEqualTo(NOW);
  }

  @Test
  void stepsOnTheWayToOutsideHelpDoNotDelayIt() {
    assertThat(when(OPEN, chain(0, 0, 0)).levelTwoAtOnce().fires(THREE).next())
        .isEqualTo(new Chain(0, 0, 1, false, NOW));
  }

  @Test
  void agencyLawyersAndBoardAreAllToldAtOnce() {
    var policy = policy(0, step(1, 0), step(2, 30), step(2, 60));

    assertThat(
            when(OPEN, chain(0, 0, 1))
                .levelTwoAtOnce()
                .withLevelTwoTold()
                .fires(policy)
                .next()
                .dueAt())
        .isEqualTo(NOW);
  }

  @Test
  void inHouseStepsAfterOutsideHelpKeepTheirDelay() {
    var policy = policy(0, step(1, 0), step(2, 30), step(1, 20), step(2, 60));

    assertThat(
            when(OPEN, chain(0, 0, 1))
                .levelTwoAtOnce()
                .withLevelTwoTold()
                .fires(policy)
                .next()
                .dueAt())
        .isEqualTo(in(20));
  }

  @Test
  void repetitionKeepsItsDelaysThoughTheStormIsSevere() {
    var policy = policy(1, step(1, 0), step(2, 30));

    assertThat(
            when(OPEN, chain(1, 1, 0))
                .levelTwoAtOnce()
                .withLevelTwoTold()
                .fires(policy)
                .next()
                .dueAt())
        .isEqualTo(in(30));
  }

  @Test
  void severeStormWithoutOutsideHelpInThePolicyKeepsDelays() {
    var policy = policy(0, step(1, 0), step(1, 10));

    assertThat(when(OPEN, chain(0, 0, 0)).levelTwoAtOnce().fires(policy).next().dueAt())
        .isEqualTo(in(10));
  }

  @Test
  void levelThatRisesGoesStraightToOutsideHelp() {
    var fire = when(RESPONDING, chain(0, 0, 1).urge(NOW)).levelTwoAtOnce().fires(THREE);

    assertThat(fire.step().level()).isEqualTo(2);
  }

  @Test
  void outsideHelpThatIsNotForSuchAnIncidentIsNotTheOneCalled() {
    var policy = policy(0, step(1, 0), onlyIf(step(2, 10), atLeast(Severity.S1)), step(2, 30));

    assertThat(when(OPEN, chain(0, 0, 1).urge(NOW)).levelTwoAtOnce().fires(policy).index())
        .isEqualTo(2);
  }

  @Test
  void stepOnceItIsTimeFiresOnlyForWhatItIsFor() {
    var policy = policy(0, step(1, 0), onlyIf(step(1, 10), atLeast(Severity.S2)), step(1, 30));

    assertThat(when(OPEN, chain(0, 0, 1)).severity(Severity.S2).fires(policy).index()).isEqualTo(1);
    assertThat(when(OPEN, chain(0, 0, 1)).severity(Severity.S3).passesOver(policy).index())
        .isEqualTo(1);
  }

  @Test
  void stepsAfterOneThatIsPassedOverKeepTheirTime() {
    var policy = policy(0, step(1, 0), onlyIf(step(1, 10), atLeast(Severity.S2)), step(1, 30));

    assertThat(when(OPEN, chain(0, 0, 1)).passesOver(policy).next())
        .isEqualTo(new Chain(0, 0, 2, false, in(30)));
  }

  @Test
  void firstStepThatIsPassedOverDelaysNobody() {
    var policy = policy(0, onlyIf(step(1, 0), atLeast(Severity.S1)), step(1, 30));

    assertThat(when(OPEN, chain(0, 0, 0)).nobodyTold().passesOver(policy).next().dueAt())
        .isEqualTo(NOW);
  }

  @Test
  void policyThatIsForNoneTellsTheFallback() {
    var policy = policy(0, onlyIf(step(1, 0), atLeast(Severity.S1)));

    assertThat(when(OPEN, chain(0, 0, 0)).nobodyTold().passesOver(policy).nobodyTold()).isTrue();
  }

  @Test
  void lastStepThatIsPassedOverAfterOthersToldIsNoReasonForTheFallback() {
    var policy = policy(0, step(1, 0), onlyIf(step(1, 10), atLeast(Severity.S1)));

    assertThat(when(OPEN, chain(0, 0, 1)).passesOver(policy).nobodyTold()).isFalse();
  }

  @Test
  void chainBeginsAnewAfterALastStepThatIsPassedOver() {
    var policy = policy(1, step(1, 0), onlyIf(step(1, 10), atLeast(Severity.S1)));

    assertThat(when(OPEN, chain(0, 0, 1)).passesOver(policy).next())
        .isEqualTo(new Chain(1, 1, 0, false, in(10)));
  }

  @Test
  void acknowledgedIncidentComesBackAtTheSameStep() {
    assertThat(when(ACKNOWLEDGED, chain(0, 0, 2)).last(1).decide(THREE))
        .isEqualTo(new Decision.ComeBack(new Chain(1, 0, 1, false, NOW)));
  }

  @Test
  void itComesBackAtTheLastStepAlsoWhileARepetitionWasPlanned() {
    assertThat(
            when(ACKNOWLEDGED, chain(1, 1, 0))
                .last(2)
                .decide(policy(1, step(1, 0), step(1, 5), step(1, 5))))
        .isEqualTo(new Decision.ComeBack(new Chain(2, 0, 2, false, NOW)));
  }

  @Test
  void itComesBackAtTheFirstStepWhereNoneHasFired() {
    assertThat(when(ACKNOWLEDGED, chain(0, 0, 0)).decide(TWO))
        .isEqualTo(new Decision.ComeBack(new Chain(1, 0, 0, false, NOW)));
  }

  @Test
  void whatCameBackHasItsRepetitionsAgain() {
    var back = (Decision.ComeBack) when(ACKNOWLEDGED, chain(3, 2, 1)).last(0).decide(TWO);

    assertThat(back.next().round()).isZero();
  }

  @Test
  void stepByHandFiresThoughSomebodyAcknowledged() {
    var fire = when(ACKNOWLEDGED, chain(0, 0, 1).urge(NOW)).fires(TWO);

    assertThat(fire.index()).isEqualTo(1);
    assertThat(fire.next().dueAt()).isEqualTo(NOW.plus(Steps.TIMEOUT));
    assertThat(fire.next().urgent()).isFalse();
  }

  @Test
  void stepByHandFiresWhateverItsCondition() {
    var policy = policy(0, step(1, 0), onlyIf(step(1, 10), atLeast(Severity.S1)));

    assertThat(when(OPEN, chain(0, 0, 1).urge(NOW)).fires(policy).index()).isEqualTo(1);
  }

  @Test
  void stepByHandWhileSomebodyOutsideIsWaitedForDoesNotEndTheWait() {
    var fire = when(WAITING_EXTERNAL, chain(0, 0, 1).urge(NOW)).until(in(600)).fires(TWO);

    assertThat(fire.next().dueAt()).isEqualTo(in(600));
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentState.class,
      names = {"RESPONDING", "STABILISED"})
  void stepByHandDuringWorkFiresOnce(IncidentState state) {
    assertThat(when(state, chain(0, 0, 0).urge(NOW)).fires(THREE).next().dueAt()).isNull();
  }

  @Test
  void stepByHandBeyondTheEndFiresTheLastInANewCycle() {
    var fire = when(RESPONDING, chain(0, 0, 2).urge(NOW)).fires(TWO);

    assertThat(fire.cycle()).isEqualTo(1);
    assertThat(fire.index()).isEqualTo(1);
  }

  @Test
  void jumpGoesToTheStepThatIsNamed() {
    var jumped = Decision.jump(chain(0, 0, 1), 2, false, NOW);

    assertThat(when(OPEN, jumped).fires(THREE).index()).isEqualTo(2);
  }

  @Test
  void jumpBackBeginsANewCycleSoThatTheStepFiresAgain() {
    var fire = when(OPEN, Decision.jump(chain(0, 0, 2), 0, true, NOW)).fires(THREE);

    assertThat(fire.cycle()).isEqualTo(1);
    assertThat(fire.index()).isZero();
    assertThat(fire.next()).isEqualTo(new Chain(1, 0, 1, false, in(10)));
  }

  @Test
  void jumpIsExactOnceOutsideHelpIsTold() {
    var jumped = Decision.jump(chain(0, 0, 3), 1, true, NOW);

    assertThat(when(STABILISED, jumped).levelTwoAtOnce().withLevelTwoTold().fires(THREE).index())
        .isEqualTo(1);
  }

  @Test
  void longestWaitEnds() {
    assertThat(when(WAITING_EXTERNAL, chain(0, 0, 1)).decide(TWO)).isEqualTo(new Decision.Resume());
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentState.class,
      names = {"RESPONDING", "STABILISED", "RESOLVED", "REVIEWED"})
  void nothingFiresForWhatIsInHandOrOver(IncidentState state) {
    assertThat(
            when(state, chain(0, 0, 1)).levelTwoAtOnce().decide(policy(5, step(1, 0), step(2, 9))))
        .isEqualTo(new Decision.Rest(new Chain(0, 0, 1, false, null)));
  }

  @ParameterizedTest
  @EnumSource(
      value = IncidentState.class,
      names = {"RESOLVED", "REVIEWED"})
  void urgencyIsIgnoredOnceItIsOver(IncidentState state) {
    assertThat(when(state, chain(0, 0, 1).urge(NOW)).levelTwoAtOnce().decide(TWO))
        .isInstanceOf(Decision.Rest.class);
  }
}
