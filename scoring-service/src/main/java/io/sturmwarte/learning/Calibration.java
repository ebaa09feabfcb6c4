package io.sturmwarte.learning;

import io.sturmwarte.model.LinearModel;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a logit mean what it says: a sigmoid fitted to the answers about texts that were not
 * learned from (Platt 1999), where the sentiment of the text may add its part.
 */
record Calibration(double slope, double shift, LinearModel.Mood mood) {
  /** The fit has at most four numbers, so it needs no holding back. */
  private static final double C = 1_000;

  /**
   * How likely each text is negative and positive, as cross-validation found; null where that does
   * not matter to the question.
   */
  record Sentiments(double[] negative, double[] positive) {}

  static Calibration of(double[] logits, boolean[] yes, @Nullable Sentiments sentiments) {
    var rows =
        IntStream.range(0, logits.length).mapToObj(i -> row(logits[i], i, sentiments)).toList();
    var fit = Fit.of(List.copyOf(rows), yes, sentiments == null ? 1 : 3, C);
    var mood =
        sentiments == null
            ? LinearModel.Mood.NONE
            : new LinearModel.Mood(fit.weights()[1], fit.weights()[2]);
    return new Calibration(fit.weights()[0], fit.bias(), mood);
  }

  double of(double logit, int text, @Nullable Sentiments sentiments) {
    double moved = slope * logit + shift;
    return sentiments == null
        ? moved
        : moved + mood.of(sentiments.negative[text], sentiments.positive[text]);
  }

  Stack.Collapsed of(Stack.Collapsed question) {
    var weights = question.fit().weights().clone();
    for (int slot = 0; slot < weights.length; slot++) {
      weights[slot] *= slope;
    }
    double bias = slope * question.fit().bias() + shift;
    return new Stack.Collapsed(new Fit(weights, bias), slope * question.term());
  }

  private static Fit.Row row(double logit, int text, @Nullable Sentiments sentiments) {
    if (sentiments == null) {
      return new Fit.Row(new int[] {0}, new double[] {logit});
    }
    return new Fit.Row(
        new int[] {0, 1, 2},
        new double[] {logit, sentiments.negative[text], sentiments.positive[text]});
  }
}
