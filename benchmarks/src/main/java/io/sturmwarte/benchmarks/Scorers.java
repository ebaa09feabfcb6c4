package io.sturmwarte.benchmarks;

import io.sturmwarte.model.Models;
import io.sturmwarte.score.Priors;
import io.sturmwarte.score.Scorer;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.toxicity.Toxicity;

/** The scorer as it ships, for texts whose sentiments are balanced. */
public final class Scorers {
  private static final double TOXIC = 0.15;
  private static final double ESCALATE = 0.1;

  private Scorers() {}

  public static Scorer balanced(Models models) {
    return new Scorer(models, new Priors(Prior.BALANCED, new Toxicity(TOXIC), ESCALATE));
  }
}
