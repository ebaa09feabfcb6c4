package io.sturmwarte.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.benchmarks.nab.Series.Window;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TallyTest {
  private static final Series SERIES =
      new Series(
          "made by hand",
          Collections.nCopies(1_000, Instant.EPOCH),
          Collections.nCopies(1_000, 1.0),
          List.of(new Window(200, 299), new Window(600, 699)));

  @ParameterizedTest
  @EnumSource
  void whoFindsAllAtOnceHasAHundred(Profile profile) {
    assertThat(Tally.of(SERIES, new int[] {200, 600}).score(profile)).isEqualTo(100);
  }

  @ParameterizedTest
  @EnumSource
  void whoSaysNothingHasNone(Profile profile) {
    assertThat(Tally.of(SERIES, new int[0]).score(profile)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // row, worth: the scaled sigmoid by hand, 2 / (1 + e^5x) - 1, in a window over 0.98661
    "199, -1",
    "200, 1",
    "250, 0.85984", // x = -0.5: 0.84828
    "299, 0.02533", // x = -0.01: 0.02499
    "300, -0.02525", // x = 1/99
    "349, -0.85178", // x = 50/99
    "597, -1", // x = 298/99, beyond 3
    "600, 1",
    "999, -1"
  })
  void anAlarmIsWorthWhatItsPlaceIs(int row, double worth) {
    assertThat(Tally.worth(SERIES, row)).isCloseTo(worth, within(5e-4));
  }

  @Test
  void onlyTheBestAlarmOfAWindowCounts() {
    var tally = Tally.of(SERIES, new int[] {210, 220, 290});
    assertThat(tally.found()).isEqualTo(1);
    assertThat(tally.early()).isEqualTo(Tally.worth(SERIES, 210));
    assertThat(tally.falseAlarms()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    // One window found in the middle, one missed, one alarm far from any:
    // standard (0.8598 - 1 - 0.11 + 2) / 4, low FP (0.8598 - 1 - 0.22 + 2) / 4, low FN
    // (0.8598 - 2 - 0.11 + 4) / 6
    "STANDARD, 43.746",
    "REWARD_LOW_FP, 40.996",
    "REWARD_LOW_FN, 45.831"
  })
  void scoresAnExampleThatWasReckonedByHand(Profile profile, double score) {
    var tally = Tally.of(SERIES, new int[] {250, 990});
    assertThat(tally.score(profile)).isCloseTo(score, within(0.01));
  }

  @Test
  void aSeventhOfASeriesAndAtMost750RowsAreForLearning() {
    assertThat(SERIES.firstJudged()).isEqualTo(150);
    var instants = Collections.nCopies(20_000, Instant.EPOCH);
    var longer = new Series("long", instants, Collections.nCopies(20_000, 1.0), List.of());
    assertThat(longer.firstJudged()).isEqualTo(750);
  }
}
