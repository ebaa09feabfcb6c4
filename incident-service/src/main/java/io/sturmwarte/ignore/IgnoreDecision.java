package io.sturmwarte.ignore;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A decision not to react.
 *
 * @param words what is looked at; null for all of the brand, or for what is about the mention
 * @param owner who answers for it and is told before it ends
 * @param seenUntil up to when it is known what was said
 * @param ending null while it holds
 * @param fired the tripwires that ended it
 * @param continuedIn the incident that goes on since
 */
public record IgnoreDecision(
    UUID id,
    UUID incidentId,
    @Nullable String words,
    @Nullable UUID mentionId,
    String reason,
    String owner,
    Tripwires tripwires,
    String decidedBy,
    Instant decidedAt,
    Instant until,
    Instant seenUntil,
    @Nullable Instant endedAt,
    @Nullable Ending ending,
    @Nullable String endedBy,
    List<Tripwires.Fired> fired,
    @Nullable UUID continuedIn) {
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  /** How it ended. */
  public enum Ending {
    TRIPPED,
    EXPIRED,
    REVOKED
  }

  /** From when on it must be seen what was said: whole hours, and nothing before the decision. */
  Instant lookFrom() {
    var hourBefore = seenUntil.minus(ONE_HOUR);
    return hourBefore.isBefore(decidedAt) ? decidedAt : hourBefore;
  }

  static IgnoreDecision of(Row row) {
    return new IgnoreDecision(
        row.getUUID("id"),
        row.getUUID("incident_id"),
        row.getString("words"),
        row.getUUID("mention_id"),
        row.getString("reason"),
        row.getString("owner"),
        row.getJsonObject("tripwires").mapTo(Tripwires.class),
        row.getString("decided_by"),
        row.getOffsetDateTime("decided_at").toInstant(),
        row.getOffsetDateTime("until_at").toInstant(),
        row.getOffsetDateTime("seen_until").toInstant(),
        instant(row.getOffsetDateTime("ended_at")),
        row.getString("ending") == null ? null : Ending.valueOf(row.getString("ending")),
        row.getString("ended_by"),
        objects(row.getJsonArray("fired")).map(it -> it.mapTo(Tripwires.Fired.class)).toList(),
        row.getUUID("continued_in"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }
}
