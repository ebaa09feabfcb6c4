package io.sturmwarte.rule;

import io.sturmwarte.signal.Verdict;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;

/**
 * From which scores on the detector speaks.
 *
 * @param alertScore of negatives and share together
 * @param alertShare that the share must have as well
 * @param watchScore of all mentions
 */
public record Detection(
    @DecimalMin("1") @DecimalMax("50") double alertScore,
    @DecimalMin("0") @DecimalMax("6") double alertShare,
    @DecimalMin("1") @DecimalMax("50") double watchScore) {
  public static final Detection DEFAULT = new Detection(5, 1, 4);

  private static final double MOST_OF_THE_SHARE = 6;

  /** From the columns of the table {@code detection}, which are null where nothing was set. */
  public static Detection of(Row row) {
    var alertScore = row.getDouble("alert_score");
    return alertScore == null
        ? DEFAULT
        : new Detection(alertScore, row.getDouble("alert_share"), row.getDouble("watch_score"));
  }

  public Verdict.Kind kind(Verdict verdict) {
    if (equals(DEFAULT)) {
      return verdict.kind();
    }
    var storm = verdict.negatives() + Math.min(verdict.share(), MOST_OF_THE_SHARE);
    if (storm >= alertScore && verdict.share() >= alertShare) {
      return Verdict.Kind.ALERT;
    }
    return verdict.mentions() >= watchScore ? Verdict.Kind.WATCH : Verdict.Kind.NONE;
  }
}
