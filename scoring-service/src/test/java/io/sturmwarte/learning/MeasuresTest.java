package io.sturmwarte.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class MeasuresTest {
  @Test
  void countsAsAPersonWould() {
    var tally = new Measures.Tally(2);
    tally.add(0, 0.9, 0.1);
    tally.add(0, 0.7, 0.3);
    tally.add(1, 0.6, 0.4);
    tally.add(1, 0.2, 0.8);

    var measures = tally.measures();

    assertThat(measures.confusion()).isDeepEqualTo(new int[][] {{2, 0}, {1, 1}});
    assertThat(measures.f1(0)).isCloseTo(0.8, within(1e-9));
    assertThat(measures.f1(1)).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(measures.macroF1()).isCloseTo((0.8 + 2 / 3.0) / 2, within(1e-9));
    assertThat(measures.accuracy()).isEqualTo(0.75);
    assertThat(measures.calibrationError()).isCloseTo((0.1 + 0.3 + 0.6 + 0.2) / 4, within(1e-9));
  }

  @Test
  void ordersByRating() {
    double[] ratings = {0.1, 0.4, 0.4, 0.8};

    assertThat(Measures.auc(ratings, new int[] {3})).isEqualTo(1);
    assertThat(Measures.auc(ratings, new int[] {1, 3})).isCloseTo(0.875, within(1e-9));
    assertThat(Measures.rankCorrelation(ratings, new double[] {1, 2, 2, 3}))
        .isCloseTo(1, within(1e-9));
    assertThat(Measures.rankCorrelation(ratings, new double[] {3, 2, 2, 1}))
        .isCloseTo(-1, within(1e-9));
  }
}
