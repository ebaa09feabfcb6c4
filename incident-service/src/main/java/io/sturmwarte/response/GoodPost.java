package io.sturmwarte.response;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something in public that went well.
 *
 * @param responseId where it is a response of ours
 * @param author who wrote it, where it is not ours
 */
public record GoodPost(
    UUID id,
    @Nullable UUID responseId,
    String url,
    String text,
    @Nullable String author,
    String platform,
    String why,
    String notedBy,
    Instant at) {
  static GoodPost of(Row row) {
    return new GoodPost(
        row.getUUID("id"),
        row.getUUID("response_id"),
        row.getString("url"),
        row.getString("text"),
        row.getString("author"),
        row.getString("platform"),
        row.getString("why"),
        row.getString("noted_by"),
        row.getOffsetDateTime("at").toInstant());
  }
}
