package io.sturmwarte.rule;

import io.sturmwarte.signal.Verdict;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * From which scores on the detector speaks. Coordinated attacks are told whatever is set here.
 *
 * @param alertScore of negatives and share together
 * @param alertShare that the share must have as well
 * @param watchScore of all mentions
 */
public record Detection(
    @DecimalMin("1") @DecimalMax("50") double alertScore,
    @DecimalMin("0") @DecimalMax("6") double alertShare,
    @DecimalMin("1") @DecimalMax("50") double watchScore) {
  public static final Detection DEFAULT =
      new Detection(Verdict.STORM, Verdict.LEAST_OF_THE_SHARE, Verdict.VIRAL);

  /** From the columns of the table {@code detection}, which are null where nothing was set. */
  public static Detection of(Row row) {
    var alertScore = row.getDouble("alert_score");
    return alertScore == null
        ? DEFAULT
        : new Detection(alertScore, row.getDouble("alert_share"), row.getDouble("watch_score"));
  }

  public Verdict.Kind kind(Verdict verdict) {
    return verdict.kind(alertScore, alertShare, watchScore);
  }
}
