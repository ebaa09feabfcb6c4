package io.sturmwarte.score;

import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.toxicity.Toxicity;

/**
 * How common each answer is where the texts come from. The training data hold far more anger than a
 * feed does on a calm day; the readings are moved by the difference.
 *
 * @param escalate how common it is that a post is to be escalated, above 0 and below 1
 */
public record Priors(Prior sentiment, Toxicity toxicity, double escalate) {
  public Priors {
    if (escalate <= 0 || escalate >= 1) {
      throw new IllegalArgumentException(
          "The share %s must be between 0 and 1".formatted(escalate));
    }
  }
}
