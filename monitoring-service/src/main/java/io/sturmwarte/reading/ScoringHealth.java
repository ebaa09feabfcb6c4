package io.sturmwarte.reading;

import io.sturmwarte.counter.Backlog;
import io.sturmwarte.outbound.Circuit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Shows whether scoring-service answers, and what waits for it. The check stays up: mentions are
 * taken in and volume is watched without scores.
 */
@Readiness
class ScoringHealth implements HealthCheck {
  private final Scorer scorer;
  private final Backlog backlog;

  ScoringHealth(Scorer scorer, Backlog backlog) {
    this.scorer = scorer;
    this.backlog = backlog;
  }

  @Override
  public HealthCheckResponse call() {
    var answer =
        HealthCheckResponse.named("scoring")
            .up()
            .withData("unscored", backlog.waiting().unscored())
            .withData("oldestUnscoredSeconds", backlog.waiting().oldestUnscoredSeconds());
    return scorer
        .outage()
        .map(outage -> degraded(answer, outage))
        .orElseGet(() -> answer.withData("state", "answers"))
        .build();
  }

  private static HealthCheckResponseBuilder degraded(
      HealthCheckResponseBuilder answer, Circuit.Outage outage) {
    return answer
        .withData("state", "degraded: does not answer")
        .withData("since", outage.since().toString())
        .withData("reason", outage.reason());
  }
}
