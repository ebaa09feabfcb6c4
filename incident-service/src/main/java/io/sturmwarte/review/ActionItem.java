package io.sturmwarte.review;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to be done after an incident.
 *
 * @param owner who does it: the name they sign in with
 * @param overdue whether it should have been done
 */
public record ActionItem(
    UUID id,
    UUID incidentId,
    String team,
    String text,
    String owner,
    Instant dueAt,
    @Nullable Instant doneAt,
    @Nullable String doneBy,
    boolean overdue,
    int version) {

  /** With {@code app_now() as read_at}. */
  static ActionItem of(Row row) {
    OffsetDateTime done = row.getOffsetDateTime("done_at");
    var due = row.getOffsetDateTime("due_at").toInstant();
    return new ActionItem(
        row.getUUID("id"),
        row.getUUID("incident_id"),
        row.getString("team"),
        row.getString("text"),
        row.getString("owner"),
        due,
        done == null ? null : done.toInstant(),
        row.getString("done_by"),
        done == null && due.isBefore(row.getOffsetDateTime("read_at").toInstant()),
        row.getInteger("version"));
  }
}
