package io.sturmwarte.rescore;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that scores mentions again, as it is shown.
 *
 * @param modelVersion the model that was there when it was asked for
 * @param total null until they were counted
 * @param changed of those that are done, which feel another way now
 * @param unread of those that are done, which kept their score because they could not be read anew
 * @param lastError why it failed, or why it does not come on
 */
record Rescore(
    UUID id,
    @Nullable UUID brandId,
    @Nullable Instant from,
    @Nullable Instant to,
    boolean outdatedOnly,
    String modelVersion,
    State state,
    @Nullable Long total,
    long done,
    long changed,
    long unread,
    String createdBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String lastError) {

  /** How it stands. */
  enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  static Rescore of(Row row) {
    return new Rescore(
        row.getUUID("id"),
        row.getUUID("brand_id"),
        instant(row, "from_at"),
        instant(row, "to_at"),
        row.getBoolean("outdated_only"),
        row.getString("model_version"),
        State.of(row.getString("state")),
        row.getLong("total"),
        row.getLong("done"),
        row.getLong("changed"),
        row.getLong("unread"),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row, "finished_at"),
        row.getString("last_error"));
  }

  boolean says(RescoreRequest request) {
    return new RescoreRequest(brandId, from, to, outdatedOnly).equals(request);
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
