package io.sturmwarte.deletion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.monitoring.Mention;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of requests to hide or remove. A mention has at most one that is open. */
@ApplicationScoped
class Deletions {
  private static final String INSERT =
      """
      insert into deletion (id, incident_id, mention_id, platform, external_id, url, action, classification, reason, advice,
        backlash, evidence_id, state, requested_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
      on conflict (mention_id) where state in ('REQUESTED', 'BY_HAND') do nothing
      returning *
      """;

  private static final String DECIDE =
      """
      update deletion set state = $2, decided_by = $3, decided_at = app_now(), decision = $4 where id = $1 returning *
      """;

  private static final String CONFIRM =
      """
      update deletion set state = 'DONE', done_by = $2, done_at = app_now(), link = $3, proof_id = $4 where id = $1
      returning *
      """;

  private static final String WATCH =
      """
      with clock as materialized (select app_now() as now)
      insert into deletion_watch (deletion_id, incident_id, brand_id, topic, words, minimum, begins_at, ends_at)
      select $1, $2, $3, $4, $5, $6, now, now + interval '24 hours' from clock
      """;

  /** As one searches the mentions, in both languages; stems find the other forms. */
  private static final String WATCHED_WORDS =
      """
      gelöscht or löschen or Löschung or zensiert or Zensur or "Kommentar entfernt" or "Beitrag entfernt" or ausgeblendet \
      or deleted or deleting or censored or censorship or "comment removed" or "post removed" or "took down"\
      """;

  private static final int WATCHED_FROM = 3;

  private final ObjectMapper json;

  Deletions(ObjectMapper json) {
    this.json = json;
  }

  /** What a request is made of. */
  record New(
      UUID id,
      Incident incident,
      Mention mention,
      Action action,
      Classification classification,
      String reason,
      @Nullable Advice advice,
      Backlash backlash,
      @Nullable UUID evidenceId,
      DeletionState state,
      String by) {}

  /** Throws {@link Problem.Conflict} where one is open on the mention. */
  Uni<Deletion> add(SqlClient tx, New it) {
    var mention = it.mention();
    var columns =
        new Object[] {
          it.id(),
          it.incident().id,
          mention.id(),
          mention.platform(),
          mention.externalId(),
          mention.url(),
          it.action().name(),
          it.classification().name(),
          it.reason(),
          it.advice() == null ? null : encode(it.advice()),
          encode(it.backlash()),
          it.evidenceId(),
          it.state().name(),
          it.by()
        };
    return tx.preparedQuery(INSERT)
        .execute(Tuple.from(columns))
        .map(rows -> all(rows).stream().findFirst())
        .map(
            added ->
                added.orElseThrow(
                    () -> new Problem.Conflict("A request on this mention is open already")));
  }

  Uni<Deletion> decide(SqlClient tx, UUID id, DeletionState state, String by, String decision) {
    return tx.preparedQuery(DECIDE)
        .execute(Tuple.of(id, state.name(), by, decision))
        .map(rows -> all(rows).getFirst());
  }

  Uni<Deletion> confirm(
      SqlClient tx, UUID id, String by, @Nullable String link, @Nullable UUID proofId) {
    return tx.preparedQuery(CONFIRM)
        .execute(Tuple.of(id, by, link, proofId))
        .map(rows -> all(rows).getFirst());
  }

  /** From now on for a day. The topic is its own, so that its alerts do not wait for others. */
  Uni<Void> watch(SqlClient tx, Incident incident, Deletion it) {
    var topic = "Löschvorwurf zu %s / %s".formatted(incident.number, it.id());
    return tx.preparedQuery(WATCH)
        .execute(
            Tuple.of(it.id(), incident.id, incident.brandId, topic, WATCHED_WORDS, WATCHED_FROM))
        .replaceWithVoid();
  }

  Uni<List<Deletion>> of(SqlClient database, UUID incidentId) {
    return database
        .preparedQuery("select * from deletion where incident_id = $1 order by requested_at, id")
        .execute(Tuple.of(incidentId))
        .map(Deletions::all);
  }

  /** Throws {@link Problem.NotFound}; the incident is locked, so nobody else changes it. */
  Uni<Deletion> one(SqlClient tx, UUID incidentId, UUID id) {
    return tx.preparedQuery("select * from deletion where id = $1 and incident_id = $2")
        .execute(Tuple.of(id, incidentId))
        .map(rows -> all(rows).stream().findFirst())
        .map(found -> found.orElseThrow(() -> new Problem.NotFound("request", id)));
  }

  private static List<Deletion> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Deletion::of).toList();
  }

  private JsonObject encode(Object value) {
    try {
      return new JsonObject(json.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
