package io.sturmwarte.ignore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The table of decisions to ignore. An incident has at most one that holds. */
@ApplicationScoped
class Ignores {
  private static final String INSERT =
      """
      insert into ignore_decision (id, incident_id, words, mention_id, reason, owner, tripwires, decided_by, until_at, remind_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict (incident_id) where ended_at is null do nothing
      returning *
      """;

  private static final String END =
      """
      update ignore_decision set ended_at = app_now(), ending = $2, ended_by = $3, fired = $4, continued_in = $5
      where id = $1 returning *
      """;

  private final ObjectMapper json;

  Ignores(ObjectMapper json) {
    this.json = json;
  }

  /** What a decision is made of. */
  record New(
      UUID id,
      UUID incidentId,
      @Nullable String words,
      @Nullable UUID mentionId,
      String reason,
      String owner,
      Tripwires tripwires,
      String by,
      Instant until,
      Instant remindAt) {}

  /** Throws {@link Problem.Conflict} where the incident has one that holds. */
  Uni<IgnoreDecision> add(SqlClient tx, New it) {
    var columns =
        new Object[] {
          it.id(),
          it.incidentId(),
          it.words(),
          it.mentionId(),
          it.reason(),
          it.owner(),
          new JsonObject(encode(it.tripwires())),
          it.by(),
          utc(it.until()),
          utc(it.remindAt())
        };
    return tx.preparedQuery(INSERT)
        .execute(Tuple.from(columns))
        .map(rows -> all(rows).stream().findFirst())
        .map(
            added ->
                added.orElseThrow(
                    () ->
                        new Problem.Conflict(
                            "A decision to ignore this incident holds already; take it back first")));
  }

  Uni<List<IgnoreDecision>> of(SqlClient database, UUID incidentId) {
    return database
        .preparedQuery("select * from ignore_decision where incident_id = $1 order by decided_at")
        .execute(Tuple.of(incidentId))
        .map(Ignores::all);
  }

  /** Locks it where it still holds; the incident is locked before. */
  Uni<Optional<IgnoreDecision>> lock(SqlClient tx, UUID incidentId) {
    return tx.preparedQuery(
            "select * from ignore_decision where incident_id = $1 and ended_at is null for update")
        .execute(Tuple.of(incidentId))
        .map(rows -> all(rows).stream().findFirst());
  }

  Uni<IgnoreDecision> end(
      SqlClient tx,
      UUID id,
      IgnoreDecision.Ending ending,
      String by,
      List<Tripwires.Fired> fired,
      @Nullable UUID continuedIn) {
    return tx.preparedQuery(END)
        .execute(
            Tuple.from(
                new Object[] {id, ending.name(), by, new JsonArray(encode(fired)), continuedIn}))
        .map(rows -> IgnoreDecision.of(rows.iterator().next()));
  }

  static List<IgnoreDecision> all(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(IgnoreDecision::of).toList();
  }

  private String encode(Object value) {
    try {
      return json.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
