package io.sturmwarte.learning;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a logit mean what it says: a sigmoid fitted to the answers about texts that were not
 * learned from (Platt 1999).
 */
record Calibration(double slope, double shift) {
  /** The fit has two numbers only, so it needs no holding back. */
  private static final double C = 1_000;

  static Calibration of(double[] logits, boolean[] yes) {
    var rows =
        IntStream.range(0, logits.length)
            .mapToObj(i -> new Fit.Row(new int[] {0}, new double[] {logits[i]}))
            .toList();
    var fit = Fit.of(List.copyOf(rows), yes, 1, C);
    return new Calibration(fit.weights()[0], fit.bias());
  }

  double of(double logit) {
    return slope * logit + shift;
  }

  Stack.Collapsed of(Stack.Collapsed question) {
    var weights = question.fit().weights().clone();
    for (int slot = 0; slot < weights.length; slot++) {
      weights[slot] *= slope;
    }
    return new Stack.Collapsed(
        new Fit(weights, of(question.fit().bias())), slope * question.term());
  }
}
