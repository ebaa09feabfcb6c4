package io.sturmwarte.source;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a source is.
 *
 * @param state anything but {@code ok} means that what it shows must not be taken for calm
 * @param reason why it is not ok
 * @param limitedUntil until when it wants to be left alone
 * @param heardAt when data last came; the start, or the end of a pause, where none has
 * @param items mentions that it brought, each counted once
 * @param duplicates what it brought again
 * @param rejected what it brought and could not be stored or believed
 * @param removed mentions that were deleted there, and so here
 * @param lagSeconds how old the newest was when it came
 * @param cursor up to where it was read, as the source counts
 * @param movedTo the address that it says it has moved to for good
 * @param quotaDay the day of the quota, in California, where there is one
 * @param quotaUsed what of that day's quota was spent
 */
record SourceHealth(
    State state,
    @Nullable String reason,
    @Nullable Instant failingSince,
    int failures,
    @Nullable Instant limitedUntil,
    @Nullable Instant lastSuccessAt,
    Instant heardAt,
    Instant nextAttemptAt,
    long items,
    long duplicates,
    long rejected,
    long removed,
    @Nullable Double lagSeconds,
    @Nullable Map<String, Object> cursor,
    @Nullable String movedTo,
    @Nullable LocalDate quotaDay,
    @Nullable Integer quotaUsed) {

  /** What it comes down to. */
  enum State {
    /** Not read yet. */
    @JsonProperty("new")
    NEW,
    @JsonProperty("ok")
    OK,
    /** Answers, but has come to nothing new for longer than is believable. */
    @JsonProperty("silent")
    SILENT,
    @JsonProperty("limited")
    LIMITED,
    @JsonProperty("failing")
    FAILING,
    @JsonProperty("paused")
    PAUSED;

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  static SourceHealth of(Row row) {
    JsonObject cursor = row.getJsonObject("cursor");
    LocalDate quotaDay = row.getLocalDate("quota_day");
    return new SourceHealth(
        State.of(row.getString("state")),
        row.getString("reason"),
        instant(row, "failing_since"),
        row.getInteger("failures"),
        instant(row, "limited_until"),
        instant(row, "last_success_at"),
        row.getOffsetDateTime("heard_at").toInstant(),
        row.getOffsetDateTime("due_at").toInstant(),
        row.getLong("items"),
        row.getLong("duplicates"),
        row.getLong("rejected"),
        row.getLong("removed"),
        row.getDouble("lag_seconds"),
        cursor == null ? null : cursor.getMap(),
        row.getString("moved_to"),
        quotaDay,
        quotaDay == null ? null : row.getInteger("quota_used"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
