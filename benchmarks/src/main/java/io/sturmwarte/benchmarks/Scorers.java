package io.sturmwarte.benchmarks;

import io.sturmwarte.model.Models;
import io.sturmwarte.score.Priors;
import io.sturmwarte.score.Scorer;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.toxicity.Toxicity;

/** The scorer that ships. */
public final class Scorers {
  private static final Prior FEED = new Prior(0.34, 0.44, 0.22);
  private static final double TOXIC = 0.15;
  private static final double ESCALATE = 0.1;

  private Scorers() {}

  /** As it ships for what comes in about brands. */
  public static Scorer ofAFeed(Models models) {
    return new Scorer(models, new Priors(FEED, new Toxicity(TOXIC), ESCALATE));
  }

  /** For texts whose sentiments are balanced. */
  public static Scorer balanced(Models models) {
    return new Scorer(models, new Priors(Prior.BALANCED, new Toxicity(TOXIC), ESCALATE));
  }
}
