package io.sturmwarte.sentiment;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;

/** The probabilities of the three sentiments; they add up to 1. */
public record Odds(double negative, double neutral, double positive) {
  /** Nothing was read. */
  public static final Odds NEUTRAL = new Odds(0, 1, 0);

  /** Each question is asked for itself; what the three answer is then made to add up. */
  public static Odds of(LinearModel.Answer answer, Prior prior) {
    return of(
        answer(answer, Head.NEGATIVE, prior.negative()),
        answer(answer, Head.NEUTRAL, prior.neutral()),
        answer(answer, Head.POSITIVE, prior.positive()),
        answer.sharpness());
  }

  /**
   * Makes three probabilities add up.
   *
   * @param sharpness the power that each is raised to before
   */
  public static Odds of(double negative, double neutral, double positive, double sharpness) {
    double sharpNegative = Math.pow(negative, sharpness);
    double sharpNeutral = Math.pow(neutral, sharpness);
    double sharpPositive = Math.pow(positive, sharpness);
    double sum = sharpNegative + sharpNeutral + sharpPositive;
    return new Odds(sharpNegative / sum, sharpNeutral / sum, sharpPositive / sum);
  }

  public Sentiment likeliest() {
    if (negative >= neutral && negative >= positive) {
      return Sentiment.NEGATIVE;
    }
    return positive > neutral ? Sentiment.POSITIVE : Sentiment.NEUTRAL;
  }

  /** The probability of the likeliest: how sure the reading is. */
  public double confidence() {
    return Math.max(negative, Math.max(neutral, positive));
  }

  private static double answer(LinearModel.Answer answer, Head head, double share) {
    return Prior.probability(answer.logit(head), answer.trainedShare(head), share);
  }
}
