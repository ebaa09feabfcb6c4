package io.sturmwarte.alert;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;

/** A candidate with its row. */
record Listed(UUID groupId, Candidate candidate, Row row) {

  static Listed of(Row row) {
    var told = row.getOffsetDateTime("told_at");
    var candidate =
        new Candidate(
            row.getUUID("id"),
            row.getString("kind").equals("alert"),
            row.getBoolean("open"),
            !row.getJsonArray("suppressed_by").isEmpty(),
            row.getInteger("times_told"),
            told == null ? null : told.toInstant());
    return new Listed(row.getUUID("group_id"), candidate, row);
  }
}
