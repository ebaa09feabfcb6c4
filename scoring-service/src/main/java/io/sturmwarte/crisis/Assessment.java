package io.sturmwarte.crisis;

import io.sturmwarte.model.Formula;

/**
 * What the signs in a text come to.
 *
 * @param urgency how soon it needs somebody
 * @param risk how likely whoever leads should see it, in percent
 */
public record Assessment(Rating urgency, Rating risk) {
  public static final Assessment NONE = new Assessment(Rating.NONE, Rating.NONE);

  private static final Weights URGENCY = Weights.shipped("urgency");

  /**
   * @param share how common it is, where the texts come from, that one is to be escalated
   */
  public static Assessment of(Signs signs, Formula risk, double share) {
    var amounts = signs.amounts();
    return new Assessment(
        Rating.points(URGENCY, amounts), Rating.probability(risk, share, amounts));
  }
}
