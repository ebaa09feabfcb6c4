package io.sturmwarte.erasure;

import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that erases an author, as it is shown: without the handle, which is forgotten with the
 * rest.
 *
 * @param step what it is at
 * @param upTo the publication of the mentions that were looked at last
 * @param removed how many rows are gone, by table
 * @param changed how many texts of others no longer name the author, by table
 * @param lastError why it does not come on
 */
record Erasure(
    UUID id,
    String platform,
    String reason,
    String step,
    @Nullable Instant upTo,
    Map<String, Long> removed,
    Map<String, Long> changed,
    String createdBy,
    Instant createdAt,
    @Nullable Instant finishedAt,
    @Nullable String lastError) {

  /** The steps, in their order. */
  enum Step {
    /** Waits for whoever was taking mentions in before the tombstone was there. */
    BEGUN,
    /** What the author wrote. */
    MENTIONS,
    /** Where others name the author. */
    TEXTS,
    EVENTS,
    /** All the other tables. */
    TABLES,
    /** What deleted rows leave behind in the files. */
    SPACE,
    DONE;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Step of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }

  static Erasure of(Row row) {
    return new Erasure(
        row.getUUID("id"),
        row.getString("platform"),
        row.getString("reason"),
        row.getString("step"),
        instant(row, "reached_at"),
        counts(row.getJsonObject("removed")),
        counts(row.getJsonObject("changed")),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant(),
        instant(row, "finished_at"),
        row.getString("last_error"));
  }

  private static Map<String, Long> counts(JsonObject json) {
    var counts = new TreeMap<String, Long>();
    json.forEach(entry -> counts.put(entry.getKey(), ((Number) entry.getValue()).longValue()));
    return counts;
  }

  private static @Nullable Instant instant(Row row, String column) {
    OffsetDateTime at = row.getOffsetDateTime(column);
    return at == null ? null : at.toInstant();
  }
}
