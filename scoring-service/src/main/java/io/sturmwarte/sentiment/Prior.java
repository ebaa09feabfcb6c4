package io.sturmwarte.sentiment;

/**
 * How common each sentiment is where the texts come from. The training data are balanced, what
 * people write about a brand is not: most of it is neutral. The logits are moved by the difference.
 */
public record Prior(double negative, double neutral, double positive) {
  /** As balanced as the training data: for measuring on balanced data. */
  public static final Prior BALANCED = new Prior(1 / 3.0, 1 / 3.0, 1 / 3.0);

  public Prior {
    boolean open = negative > 0 && neutral > 0 && positive > 0;
    if (!open || Math.abs(negative + neutral + positive - 1) > 0.001) {
      throw new IllegalArgumentException(
          "The shares %s, %s, %s must be above 0 and add up to 1"
              .formatted(negative, neutral, positive));
    }
  }

  /** The probability of a yes, where yes is as common as {@code share} instead of as trained. */
  public static double probability(double logit, double trainedShare, double share) {
    return sigmoid(moved(logit, trainedShare, share));
  }

  /** The logit of the same, where yes is as common as {@code share} instead of as trained. */
  public static double moved(double logit, double trainedShare, double share) {
    return logit + logOdds(share) - logOdds(trainedShare);
  }

  public static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static double logOdds(double share) {
    return Math.log(share / (1 - share));
  }
}
