package io.sturmwarte.alert;

import io.sturmwarte.rule.Category;
import io.sturmwarte.silence.Labels;
import io.sturmwarte.silence.Suppression;
import io.vertx.mutiny.sqlclient.Row;
import java.util.List;
import java.util.UUID;

/** A candidate with its row, which knows its brand's name and team as well. */
record Listed(
    UUID groupId, Candidate candidate, Labels labels, List<Suppression> suppressedBy, Row row) {

  static Listed of(Row row) {
    var suppressedBy = Alerts.suppressions(row.getJsonArray("suppressed_by"));
    return new Listed(
        row.getUUID("group_id"), candidate(row, suppressedBy), labels(row), suppressedBy, row);
  }

  private static Candidate candidate(Row row, List<Suppression> suppressedBy) {
    var told = row.getOffsetDateTime("told_at");
    return new Candidate(
        row.getUUID("id"),
        row.getString("kind").equals("alert"),
        row.getBoolean("open"),
        !suppressedBy.isEmpty(),
        row.getInteger("times_told"),
        told == null ? null : told.toInstant());
  }

  static Labels labels(Row row) {
    return new Labels(
        row.getUUID("brand_id"),
        row.getString("name"),
        row.getString("team"),
        row.getString("kind"),
        row.getString("rule"),
        row.getString("rule_kind"),
        row.getString("topic"),
        row.getString("platform"),
        row.getInteger("level"),
        Category.of(row.getString("category")).canBeMuted()
            && row.getDouble("excess") < Labels.ALWAYS_HEARD);
  }

  /** What was told not long ago stays kept back; anything else depends on what holds now. */
  boolean isRestrained() {
    return suppressedBy.stream().anyMatch(one -> one.kind() == Suppression.Kind.REFRACTORY);
  }

  Listed suppressed(List<Suppression> by) {
    return new Listed(groupId, candidate.muted(!by.isEmpty()), labels, by, row);
  }
}
