package io.sturmwarte.score;

import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.toxicity.Toxicity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The scorer of this deployment. */
@ApplicationScoped
class ScorerProducer {
  @ConfigProperty(name = "sturmwarte.scoring.prior.negative")
  double negative;

  @ConfigProperty(name = "sturmwarte.scoring.prior.neutral")
  double neutral;

  @ConfigProperty(name = "sturmwarte.scoring.prior.positive")
  double positive;

  @ConfigProperty(name = "sturmwarte.scoring.prior.toxic")
  double toxic;

  @Produces
  @Singleton
  Scorer scorer() {
    var prior = new Prior(negative, neutral, positive);
    return new Scorer(Models.shipped(), prior, new Toxicity(toxic));
  }
}
