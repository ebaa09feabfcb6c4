package io.sturmwarte.freeze;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reads freezes, and records that one has begun, goes on or has ended. */
@ApplicationScoped
public class Freezes {
  private static final String HOLDING =
      """
      select * from publishing_freeze where brand_id = $1 and team = $2 and ended_at is null and until > app_now()
      order by started_at
      """;

  private static final String OPEN_INCIDENTS_OF_BRAND =
      "where brand_id = $1 and team = $2 and state not in ('RESOLVED', 'REVIEWED') order by id for update";

  private final Incidents incidents;

  Freezes(Incidents incidents) {
    this.incidents = incidents;
  }

  /** Those that hold for a brand now, on whatever network. */
  public Uni<List<Freeze>> holding(SqlClient database, UUID brandId, String team) {
    return find(database, HOLDING, Tuple.of(brandId, team));
  }

  Uni<List<Freeze>> find(SqlClient database, String sql, Tuple parameters) {
    return database.preparedQuery(sql).execute(parameters).map(Freezes::freezes);
  }

  /** Locks it; throws {@link Problem.NotFound} also for what belongs to other teams. */
  Uni<Freeze> lock(SqlClient tx, UUID id, Caller caller) {
    return find(tx, "select * from publishing_freeze where id = $1 for update", Tuple.of(id))
        .map(found -> visible(found, id, caller));
  }

  static Freeze visible(List<Freeze> found, UUID id, Caller caller) {
    return found.stream()
        .filter(freeze -> caller.sees(freeze.team()))
        .findFirst()
        .orElseThrow(() -> new Problem.NotFound("freeze", id));
  }

  /** In the timelines of the brand's open incidents, and for those who watch live. */
  Uni<Void> record(SqlClient tx, Freeze freeze, String kind, String actor, Text text) {
    var changes = incidents.changes();
    return incidents
        .find(tx, OPEN_INCIDENTS_OF_BRAND, Tuple.of(freeze.brandId(), freeze.team()))
        .invoke(open -> open.forEach(it -> entry(it, freeze, kind, actor, text, changes)))
        .chain(() -> changes.write(tx))
        .chain(
            () ->
                EventLog.append(
                    tx, freeze.team(), "freeze", freeze.id().toString(), event(freeze, kind)));
  }

  private static void entry(
      Incident incident, Freeze freeze, String kind, String actor, Text text, Changes changes) {
    changes.entry(incident, kind, actor, text, Map.of("freezeId", freeze.id().toString()));
  }

  private static JsonObject event(Freeze freeze, String kind) {
    return new JsonObject()
        .put("freezeId", freeze.id().toString())
        .put("kind", kind)
        .put("brandId", freeze.brandId().toString())
        .put("until", freeze.until().toString());
  }

  private static List<Freeze> freezes(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(Freeze::of).toList();
  }
}
