package io.sturmwarte.response;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Who is answering which mention. A claim is exclusive; it lapses a quarter of an hour after the
 * last activity, and any activity of its holder renews it.
 */
@ApplicationScoped
class Claims {
  /**
   * Of several at the same time, one gets it: the others wait for the row and then see it taken.
   */
  private static final String TAKE =
      """
      insert into mention_claim as claim (team, mention_id, incident_id, holder, until)
      values ($1, $2, $3, $4, app_now() + interval '15 minutes')
      on conflict (team, mention_id) do update
      set holder = excluded.holder, until = excluded.until, incident_id = excluded.incident_id,
        claimed_at = case when claim.holder = excluded.holder then claim.claimed_at else app_now() end
      where claim.holder = excluded.holder or claim.until <= app_now()
      returning *
      """;

  private static final String HAND_OVER =
      """
      update mention_claim set holder = $4, claimed_at = app_now(), until = app_now() + interval '15 minutes'
      where team = $1 and mention_id = $2 and holder = $3 and until > app_now() returning *
      """;

  private static final String RELEASE =
      """
      update mention_claim set until = app_now()
      where team = $1 and mention_id = $2 and holder = $3 and until > app_now() returning *
      """;

  private static final String OF_MENTION =
      "select * from mention_claim where team = $1 and mention_id = $2";

  private static final String OF_INCIDENT =
      "select * from mention_claim where incident_id = $1 and until > app_now() order by claimed_at";

  /** Takes or renews it; throws {@link Problem.Conflict} that names who has it and until when. */
  Uni<Claim> take(SqlClient tx, String team, UUID mention, UUID incident, String holder) {
    return find(tx, TAKE, Tuple.of(team, mention, incident, holder))
        .chain(taken -> taken.isEmpty() ? taken(tx, team, mention) : announce(tx, team, taken));
  }

  Uni<Claim> handOver(SqlClient tx, String team, UUID mention, String holder, String to) {
    return find(tx, HAND_OVER, Tuple.of(team, mention, holder, to))
        .chain(moved -> moved.isEmpty() ? taken(tx, team, mention) : announce(tx, team, moved));
  }

  Uni<Claim> release(SqlClient tx, String team, UUID mention, String holder) {
    return find(tx, RELEASE, Tuple.of(team, mention, holder))
        .chain(moved -> moved.isEmpty() ? taken(tx, team, mention) : announce(tx, team, moved));
  }

  Uni<List<Claim>> ofIncident(SqlClient database, UUID incident) {
    return find(database, OF_INCIDENT, Tuple.of(incident));
  }

  private Uni<Claim> taken(SqlClient tx, String team, UUID mention) {
    return find(tx, OF_MENTION, Tuple.of(team, mention)).map(Claims::refuse);
  }

  private static Claim refuse(List<Claim> found) {
    if (found.isEmpty()) {
      throw new Problem.Conflict("Nobody has claimed this mention; claim it first");
    }
    var claim = found.getFirst();
    throw new Problem.Conflict(
        "This mention is claimed by %s until %s; ask them to hand it over, or wait"
            .formatted(claim.holder(), claim.until()));
  }

  private static Uni<Claim> announce(SqlClient tx, String team, List<Claim> claims) {
    var claim = claims.getFirst();
    var data =
        new JsonObject()
            .put("mentionId", claim.mentionId().toString())
            .put("holder", claim.holder())
            .put("until", claim.until().toString());
    return EventLog.append(tx, team, "claim", claim.incidentId().toString(), data)
        .replaceWith(claim);
  }

  private static Uni<List<Claim>> find(SqlClient database, String sql, Tuple parameters) {
    return database.preparedQuery(sql).execute(parameters).map(Claims::claims);
  }

  private static List<Claim> claims(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Claim::of).toList();
  }

  /** Somebody's exclusive right to answer a mention. */
  public record Claim(
      UUID mentionId, UUID incidentId, String holder, Instant claimedAt, Instant until) {
    private static Claim of(Row row) {
      return new Claim(
          row.getUUID("mention_id"),
          row.getUUID("incident_id"),
          row.getString("holder"),
          row.getOffsetDateTime("claimed_at").toInstant(),
          row.getOffsetDateTime("until").toInstant());
    }
  }
}
