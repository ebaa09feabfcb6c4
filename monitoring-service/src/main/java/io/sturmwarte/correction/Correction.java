package io.sturmwarte.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said a mention is, and what had been read.
 *
 * @param sentiment null where it was left as it was
 * @param crisisTypes the same
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Correction(
    UUID id,
    UUID mentionId,
    Instant publishedAt,
    String platform,
    @Nullable String language,
    String text,
    @Nullable String sentiment,
    @Nullable List<String> crisisTypes,
    String readSentiment,
    List<String> readCrisisTypes,
    String modelVersion,
    String reason,
    String createdBy,
    Instant createdAt) {
  static Correction of(Row row) {
    String[] crisisTypes = row.getArrayOfStrings("crisis_types");
    return new Correction(
        row.getUUID("id"),
        row.getUUID("mention_id"),
        row.getOffsetDateTime("published_at").toInstant(),
        row.getString("platform"),
        row.getString("language"),
        row.getString("text"),
        row.getString("sentiment"),
        crisisTypes == null ? null : List.of(crisisTypes),
        row.getString("read_sentiment"),
        List.of(row.getArrayOfStrings("read_crisis_types")),
        row.getString("model_version"),
        row.getString("reason"),
        row.getString("created_by"),
        row.getOffsetDateTime("created_at").toInstant());
  }
}
