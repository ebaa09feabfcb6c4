package io.sturmwarte.score;

import io.sturmwarte.sentiment.Sentiment;
import io.sturmwarte.text.Language;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready is who reads: a text of each language is scored for every question of the probe. */
@Readiness
@ApplicationScoped
class ScoringHealth implements HealthCheck {
  private final Scoring scoring;

  ScoringHealth(Scoring scoring) {
    this.scoring = scoring;
  }

  @Override
  public HealthCheckResponse call() {
    var scorer = scoring.scorer();
    boolean german = reads(scorer, "Seit Tagen keine Antwort, das ist eine Frechheit.");
    boolean english = reads(scorer, "Three weeks without a refund, this is a disgrace.");
    return HealthCheckResponse.named("scoring")
        .withData("model", scorer.modelVersion())
        .withData(Language.GERMAN.label(), german)
        .withData(Language.ENGLISH.label(), english)
        .status(german && english)
        .build();
  }

  private static boolean reads(Scorer scorer, String angry) {
    return scorer.read(angry).sentiment().likeliest() == Sentiment.NEGATIVE;
  }
}
