package io.sturmwarte.toxicity;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.sentiment.Prior;

/**
 * How likely a text insults or threatens people.
 *
 * @param share how common that is where the texts come from, above 0 and below 1
 */
public record Toxicity(double share) {
  public Toxicity {
    if (share <= 0 || share >= 1) {
      throw new IllegalArgumentException("The share %s must be between 0 and 1".formatted(share));
    }
  }

  public double of(LinearModel.Answer answer) {
    return Prior.probability(answer.logit(Head.TOXIC), answer.trainedShare(Head.TOXIC), share);
  }
}
