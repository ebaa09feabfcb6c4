package io.sturmwarte.imports;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as it is shown.
 *
 * @param size bytes that were uploaded
 * @param position bytes that were taken in
 * @param lines lines that were taken in, the refused ones included
 * @param lastError why it failed, or why it does not come on
 */
record Import(
    UUID id,
    String name,
    String team,
    String format,
    State state,
    long size,
    long position,
    long lines,
    long accepted,
    long duplicates,
    long rejected,
    String createdBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String lastError) {

  /** How it stands. */
  enum State {
    @JsonProperty("uploading")
    UPLOADING,
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("done")
    DONE,
    @JsonProperty("cancelled")
    CANCELLED,
    @JsonProperty("failed")
    FAILED;

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Import of(Row row) {
    OffsetDateTime finished = row.getOffsetDateTime("finished_at");
    return new Import(
        row.getUUID("id"),
        row.getString("name"),
        row.getString("team"),
        row.getString("format"),
        State.of(row.getString("state")),
        row.getLong("size"),
        row.getLong("position"),
        row.getLong("line"),
        row.getLong("accepted"),
        row.getLong("duplicates"),
        row.getLong("rejected"),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        finished == null ? null : finished.toInstant(),
        row.getString("last_error"));
  }
}
