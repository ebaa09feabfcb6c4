package io.sturmwarte.deletion;

import io.sturmwarte.deletion.DeletionState.Step;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request to hide or remove a mention.
 *
 * @param advice how the text reads to scoring-service; a person classifies
 * @param evidenceId the mention as it was, in the vault; null where the request was blocked
 * @param decision what whoever decided had to say
 * @param link where it is seen that it was done
 * @param proofId a picture in the vault that shows it
 */
public record Deletion(
    UUID id,
    UUID incidentId,
    UUID mentionId,
    String platform,
    String externalId,
    @Nullable String url,
    Action action,
    Classification classification,
    String reason,
    @Nullable Advice advice,
    Backlash backlash,
    @Nullable UUID evidenceId,
    DeletionState state,
    String requestedBy,
    Instant requestedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String decision,
    @Nullable String doneBy,
    @Nullable Instant doneAt,
    @Nullable String link,
    @Nullable UUID proofId) {

  static Deletion of(Row row) {
    return new Deletion(
        row.getUUID("id"),
        row.getUUID("incident_id"),
        row.getUUID("mention_id"),
        row.getString("platform"),
        row.getString("external_id"),
        row.getString("url"),
        Action.valueOf(row.getString("action")),
        Classification.valueOf(row.getString("classification")),
        row.getString("reason"),
        advice(row.getJsonObject("advice")),
        row.getJsonObject("backlash").mapTo(Backlash.class),
        row.getUUID("evidence_id"),
        DeletionState.valueOf(row.getString("state")),
        row.getString("requested_by"),
        row.getOffsetDateTime("requested_at").toInstant(),
        row.getString("decided_by"),
        instant(row.getOffsetDateTime("decided_at")),
        row.getString("decision"),
        row.getString("done_by"),
        instant(row.getOffsetDateTime("done_at")),
        row.getString("link"),
        row.getUUID("proof_id"));
  }

  private static @Nullable Advice advice(@Nullable JsonObject json) {
    return json == null ? null : json.mapTo(Advice.class);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  /** Four eyes, and the right ones; who approves a great risk says that they know. */
  void requireApprovable(Caller by, boolean acceptRisk) {
    state.require(Step.APPROVE);
    if (by.name().equals(requestedBy)) {
      throw new Problem.Conflict(
          "A second person must approve it; ask somebody else than %s".formatted(requestedBy));
    }
    if (Ruling.of(classification, action) instanceof Ruling.Open open
        && open.onlyLegal()
        && !by.roles().contains(Role.LEGAL)) {
      throw new Problem.Conflict("What is illegal is approved by the legal department only");
    }
    if (backlash.risk().mustBeAccepted() && !acceptRisk) {
      throw new Problem.Conflict(
          "The risk of backlash is %s; send \"acceptRisk\": true if you approve it knowing that"
              .formatted(backlash.risk()));
    }
  }
}
