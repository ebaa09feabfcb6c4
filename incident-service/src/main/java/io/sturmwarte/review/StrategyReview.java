package io.sturmwarte.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A look back on strategy: what happened in a time, and what the team makes of it.
 *
 * @param state OPEN or DONE
 * @param owner the name they sign in with; null until somebody takes it
 */
public record StrategyReview(
    UUID id,
    String team,
    Instant from,
    Instant to,
    String state,
    @Nullable String owner,
    Instant dueAt,
    boolean overdue,
    StrategyFigures figures,
    String notes,
    Instant openedAt,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    int version) {

  /** With {@code app_now() as read_at}. */
  static StrategyReview of(Row row, ObjectMapper json) {
    var due = row.getOffsetDateTime("due_at").toInstant();
    OffsetDateTime done = row.getOffsetDateTime("done_at");
    return new StrategyReview(
        row.getUUID("id"),
        row.getString("team"),
        row.getOffsetDateTime("from_at").toInstant(),
        row.getOffsetDateTime("to_at").toInstant(),
        row.getString("state"),
        row.getString("owner"),
        due,
        done == null && due.isBefore(row.getOffsetDateTime("read_at").toInstant()),
        figures(row, json),
        row.getString("notes"),
        row.getOffsetDateTime("opened_at").toInstant(),
        done == null ? null : done.toInstant(),
        row.getString("done_by"),
        row.getInteger("version"));
  }

  private static StrategyFigures figures(Row row, ObjectMapper json) {
    try {
      return json.readValue(row.getJsonObject("figures").encode(), StrategyFigures.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
