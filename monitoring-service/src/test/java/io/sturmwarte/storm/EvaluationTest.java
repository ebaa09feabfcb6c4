package io.sturmwarte.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.signal.BrandSignals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Instant HOUR_AGO = NOW.minusSeconds(3_600);
  private static final Evaluation.Pace PACE =
      new Evaluation.Pace(Duration.ofSeconds(30), Duration.ofHours(1));

  @Test
  void theLevelByHandCountsAndTheAutomaticOneGoesOnBesideIt() {
    var set = override(1, null);

    var evaluation = Evaluation.of(storm(1, risingTo(4), set), facts(30), PACE, NOW);

    assertThat(evaluation.level()).isEqualTo(1);
    assertThat(evaluation.standing().level()).isEqualTo(4);
    assertThat(evaluation.automaticChanged()).isTrue();
    assertThat(evaluation.levelChanged()).isFalse();
    assertThat(evaluation.reasons().getFirst().text().de())
        .isEqualTo(
            "lea hat die Stufe von Hand auf 1 gesetzt; errechnet wäre Stufe 4. Begründung: Test der Sirenen");
  }

  @Test
  void itHoldsUntilItsTimeIsOver() {
    var before =
        Evaluation.of(storm(4, calm(), override(4, NOW.plusMillis(1))), facts(0), PACE, NOW);
    var after = Evaluation.of(storm(4, calm(), override(4, NOW)), facts(0), PACE, NOW);

    assertThat(before.level()).isEqualTo(4);
    assertThat(before.expired()).isFalse();
    assertThat(after.level()).isZero();
    assertThat(after.expired()).isTrue();
    assertThat(after.since()).isEqualTo(NOW);
  }

  @Test
  void saysThatItIsFallingAndFromWhenOn() {
    var falling =
        new Standing(4, HOUR_AGO, null, new Standing.Drift(2, NOW.minus(Duration.ofMinutes(20))));

    var evaluation = Evaluation.of(storm(4, falling, null), facts(0), PACE, NOW);

    assertThat(evaluation.level()).isEqualTo(4);
    assertThat(evaluation.reasons())
        .extracting(reason -> reason.text().de())
        .contains("Seit 20 Minuten ist es ruhiger (Stufe 2); die Stufe fällt nach einer Stunde.");
  }

  @Test
  void whatIsNotScoredIsNotCalm() {
    var falling = new Standing(4, HOUR_AGO, null, new Standing.Drift(0, HOUR_AGO));
    var unscored =
        new Facts(
            100, 20, 0, 0, 0, 0, 0, 0, null, 0, 4, 0.2, Duration.ZERO, LevelRulesTest.EVIDENCE);

    var evaluation = Evaluation.of(storm(4, falling, null), unscored, PACE, NOW);

    assertThat(evaluation.level()).isEqualTo(4);
    assertThat(evaluation.reasons()).extracting(Reason::code).contains("unscored");
    assertThat(evaluation.lastingSince()).isEqualTo(HOUR_AGO);
  }

  @Test
  void anExcessLastsFromItsFirstSightToItsLast() {
    var more = Evaluation.of(storm(0, calm(), null), facts(30), PACE, NOW);
    var usual = Evaluation.of(storm(0, calm(), null), facts(4), PACE, NOW);

    assertThat(more.lastingSince()).isEqualTo(HOUR_AGO);
    assertThat(usual.lastingSince()).isNull();
  }

  private static Storm storm(int level, Standing standing, @Nullable LevelOverride override) {
    return new Storm(
        new UUID(0, 1),
        "Nordwind",
        "nord",
        List.of(),
        BrandSignals.unlearned(),
        Thresholds.DEFAULT,
        level,
        HOUR_AGO,
        standing,
        HOUR_AGO,
        override);
  }

  private static Standing calm() {
    return new Standing(0, HOUR_AGO, null, null);
  }

  private static Standing risingTo(int level) {
    return new Standing(0, HOUR_AGO, new Standing.Drift(level, HOUR_AGO), null);
  }

  private static LevelOverride override(int level, @Nullable Instant until) {
    return new LevelOverride(level, "Test der Sirenen", "lea", HOUR_AGO, until);
  }

  private static Facts facts(long negatives) {
    return new Facts(
        negatives + 10,
        negatives + 10,
        negatives,
        negatives,
        negatives,
        2,
        0,
        0,
        "akkubrand",
        negatives,
        4,
        0.2,
        Duration.ZERO,
        LevelRulesTest.EVIDENCE);
  }
}
