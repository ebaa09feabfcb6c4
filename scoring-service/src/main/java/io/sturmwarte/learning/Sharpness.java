package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.sentiment.Odds;
import io.sturmwarte.sentiment.Prior;
import java.util.List;
import java.util.Map;

/**
 * Finds the power that the three sentiments' probabilities are raised to before they are made to
 * add up: the one under which the worst calibrated corpus is calibrated best, by the answers of
 * cross-validation. Ours read more clearly than public tweets do; none of the two may be misled.
 */
final class Sharpness {
  private static final int LEAST = 80;
  private static final int MOST = 200;
  private static final List<String> LABELS =
      List.of(Head.NEGATIVE.label(), Head.NEUTRAL.label(), Head.POSITIVE.label());

  private Sharpness() {}

  /**
   * @param sentiments the answers to the three questions
   * @param labels of the texts of each corpus
   */
  static double of(List<HeadTraining.Answers> sentiments, Map<String, List<String>> labels) {
    double best = 1;
    double least = Double.MAX_VALUE;
    for (int percent = LEAST; percent <= MOST; percent++) {
      double worst = 0;
      for (var corpus : labels.entrySet()) {
        double error = error(sentiments, corpus.getKey(), corpus.getValue(), percent / 100.0);
        worst = Math.max(worst, error);
      }
      if (worst < least) {
        least = worst;
        best = percent / 100.0;
      }
    }
    return best;
  }

  private static double error(
      List<HeadTraining.Answers> sentiments, String corpus, List<String> labels, double power) {
    var tally = new Measures.Tally(LABELS.size());
    for (int i = 0; i < labels.size(); i++) {
      var odds =
          Odds.of(
              Prior.sigmoid(sentiments.get(0).logit(corpus, i)),
              Prior.sigmoid(sentiments.get(1).logit(corpus, i)),
              Prior.sigmoid(sentiments.get(2).logit(corpus, i)),
              power);
      tally.add(LABELS.indexOf(labels.get(i)), odds.negative(), odds.neutral(), odds.positive());
    }
    return tally.measures().calibrationError();
  }
}
