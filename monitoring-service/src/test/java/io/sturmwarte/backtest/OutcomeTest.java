package io.sturmwarte.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final Outcome.Opinions NONE = new Outcome.Opinions(List.of(), List.of());

  @Test
  void theLeadIsThatOfTheFirstAlertNearTheStorm() {
    var outcome = outcome(List.of(at(60)), NONE, 30, 50, 90);
    assertThat(outcome.storms().getFirst())
        .isEqualTo(new Outcome.Storm(at(60), at(30), Duration.ofMinutes(30)));
  }

  @Test
  void anAlertThatComesLaterHasANegativeLead() {
    assertThat(outcome(List.of(at(60)), NONE, 75).medianLead()).isEqualTo(Duration.ofMinutes(-15));
  }

  @Test
  void anAlertThatIsNearNoStormIsFalse() {
    var outcome = outcome(List.of(at(1_000)), NONE, 0, 990);
    assertThat(outcome.falseAlarms()).isEqualTo(1);
    assertThat(outcome.falseAlarmsPerWeek()).isEqualTo(0.5);
  }

  @Test
  void aStormWithoutAnAlertNearIsMissed() {
    var outcome = outcome(List.of(at(60), at(5_000)), NONE, 60);
    assertThat(outcome.found()).isEqualTo(1);
    assertThat(outcome.missed()).isEqualTo(1);
  }

  @Test
  void nothingIsCalledFalseWhereNothingIsConfirmed() {
    var outcome = outcome(List.of(), NONE, 60);
    assertThat(outcome.falseAlarms()).isNull();
    assertThat(outcome.falseAlarmsPerWeek()).isNull();
    assertThat(outcome.medianLead()).isNull();
  }

  @Test
  void whatPeopleSaidIsFoundAgain() {
    var opinions = new Outcome.Opinions(List.of(at(0)), List.of(at(10), at(2_000)));
    var outcome = outcome(List.of(), opinions, 5, 2_010, 4_000);
    assertThat(outcome.calledUseful()).isEqualTo(1);
    assertThat(outcome.calledNoise()).isEqualTo(1);
  }

  @Test
  void watchesAreCountedApart() {
    var watch = Firing.of(NOON, Verdict.Kind.WATCH, "detector", "detector", 4, 0);
    var outcome =
        Outcome.of(
            new Replay.Result(List.of(watch), 3),
            List.of(NOON),
            NONE,
            Duration.ofHours(1),
            Duration.ofDays(14));
    assertThat(outcome.alerts()).isZero();
    assertThat(outcome.watches()).isEqualTo(1);
    assertThat(outcome.restrained()).isEqualTo(3);
    assertThat(outcome.missed()).isEqualTo(1);
  }

  private static Outcome outcome(
      List<Instant> confirmed, Outcome.Opinions opinions, int... firedAt) {
    var firings =
        IntStream.of(firedAt)
            .mapToObj(
                minute -> Firing.of(at(minute), Verdict.Kind.ALERT, "detector", "detector", 6, 0))
            .toList();
    return Outcome.of(
        new Replay.Result(firings, 0),
        confirmed,
        opinions,
        Duration.ofHours(1),
        Duration.ofDays(14));
  }

  private static Instant at(int minutes) {
    return NOON.plus(Duration.ofMinutes(minutes));
  }
}
