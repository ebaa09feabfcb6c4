package io.sturmwarte.sentiment;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;

/** The probabilities of the three sentiments; they add up to 1. */
public record Odds(double negative, double neutral, double positive) {
  /** Nothing was read. */
  public static final Odds NEUTRAL = new Odds(0, 1, 0);

  /** Each question is asked for itself; what the three answer is then made to add up. */
  public static Odds of(LinearModel.Answer answer, Prior prior) {
    double negative = answer(answer, Head.NEGATIVE, prior.negative());
    double neutral = answer(answer, Head.NEUTRAL, prior.neutral());
    double positive = answer(answer, Head.POSITIVE, prior.positive());
    double sum = negative + neutral + positive;
    return new Odds(negative / sum, neutral / sum, positive / sum);
  }

  public Sentiment likeliest() {
    if (negative >= neutral && negative >= positive) {
      return Sentiment.NEGATIVE;
    }
    return positive > neutral ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }

  private static double answer(LinearModel.Answer answer, Head head, double share) {
    return Prior.probability(answer.logit(head), answer.trainedShare(head), share);
  }
}
