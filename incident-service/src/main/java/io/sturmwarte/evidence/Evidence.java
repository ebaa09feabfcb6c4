package io.sturmwarte.evidence;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That something was taken into the vault; what it is can be read with a reason only.
 *
 * @param position in the chain of its team, from 1
 * @param contentHash SHA-256 of the content, in hexadecimal
 * @param hash of all of this and of the piece before it
 * @param erased whether the content was made unreadable
 */
public record Evidence(
    UUID id,
    String team,
    int position,
    UUID incidentId,
    @Nullable UUID mentionId,
    Kind kind,
    String mediaType,
    Instant takenAt,
    String takenBy,
    String reason,
    String contentHash,
    String hash,
    boolean erased) {

  /** What sort of thing it is. */
  public enum Kind {
    /** A mention as monitoring knew it, as JSON. */
    MENTION,
    /** A picture of the screen or a document. */
    FILE;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  static Evidence of(Row row) {
    return new Evidence(
        row.getUUID("id"),
        row.getString("team"),
        row.getInteger("position"),
        row.getUUID("incident_id"),
        row.getUUID("mention_id"),
        Kind.valueOf(row.getString("kind").toUpperCase(java.util.Locale.ROOT)),
        row.getString("media_type"),
        row.getOffsetDateTime("taken_at").toInstant(),
        row.getString("taken_by"),
        row.getString("reason"),
        row.getString("content_hash"),
        row.getString("hash"),
        row.getBoolean("erased"));
  }
}
