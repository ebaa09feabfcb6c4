package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.silence.Labels;
import io.sturmwarte.silence.Muting;
import io.sturmwarte.silence.Silences;
import io.sturmwarte.storm.Levels;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The first stage: what a silence or another alert mutes now. What has changed since the last look
 * is kept and told to those who watch live.
 */
@ApplicationScoped
class MuteStage {
  /** All that is open for these brands, muted or not, and the storms that they are in. */
  private static final String SOURCES =
      """
      select b.id as brand_id, b.name, b.team, a.kind, a.rule, a.rule_kind, a.category, a.platform, a.topic, a.level,
        a.excess
      from alert a join brand b on b.id = a.brand_id
      where a.brand_id = any($1) and a.last_seen_at > $2
      """;

  private static final String STORMS =
      """
      select b.id as brand_id, b.name, b.team, s.level from storm s join brand b on b.id = s.brand_id
      where b.id = any($1) and s.level > 0
      """;

  private static final String WRITE =
      """
      update alert set suppressed_by = n.suppressed_by::jsonb
      from unnest($1::uuid[], $2::text[]) as n (id, suppressed_by)
      where alert.id = n.id
      """;

  private final Silences silences;
  private final Alerts alerts;
  private final Levels json;

  MuteStage(Silences silences, Alerts alerts, Levels json) {
    this.silences = silences;
    this.alerts = alerts;
    this.json = json;
  }

  /** The same alerts, with what keeps them from being told now. */
  Uni<List<Listed>> mute(SqlClient connection, List<Listed> listed, OffsetDateTime openSince) {
    if (listed.isEmpty()) {
      return Uni.createFrom().item(listed);
    }
    var teams = listed.stream().map(one -> one.labels().team()).distinct();
    return silences
        .muting(connection, teams.toArray(String[]::new))
        .chain(
            muting ->
                sources(connection, brands(listed), openSince)
                    .map(sources -> muted(listed, muting, sources)))
        .call(muted -> keep(connection, changed(listed, muted)));
  }

  private static List<Listed> muted(List<Listed> listed, Muting muting, List<Labels> sources) {
    return listed.stream()
        .map(one -> one.isRestrained() ? one : one.suppressed(muting.of(one.labels(), sources)))
        .toList();
  }

  private static List<Listed> changed(List<Listed> before, List<Listed> after) {
    var changed = new ArrayList<Listed>();
    for (var at = 0; at < after.size(); at++) {
      if (!after.get(at).suppressedBy().equals(before.get(at).suppressedBy())) {
        changed.add(after.get(at));
      }
    }
    return changed;
  }

  private Uni<Void> keep(SqlClient connection, List<Listed> changed) {
    if (changed.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var ids = changed.stream().map(one -> one.candidate().id()).toArray(UUID[]::new);
    var by = changed.stream().map(one -> json.write(one.suppressedBy())).toArray(String[]::new);
    return connection
        .preparedQuery(WRITE)
        .execute(Tuple.of(ids, by))
        .chain(() -> alerts.find(connection, ids))
        .chain(
            found ->
                connection
                    .preparedQuery(EventLog.INSERT)
                    .executeBatch(found.stream().map(this::event).toList()))
        .replaceWithVoid();
  }

  private Tuple event(Alert alert) {
    return Tuple.of(
        alert.team(), "alert", alert.id().toString(), new JsonObject(json.write(alert)));
  }

  private static Uni<List<Labels>> sources(
      SqlClient connection, UUID[] brands, OffsetDateTime openSince) {
    return connection
        .preparedQuery(SOURCES)
        .execute(Tuple.of(brands, openSince))
        .map(MuteStage::open)
        .call(
            sources ->
                connection
                    .preparedQuery(STORMS)
                    .execute(Tuple.of((Object) brands))
                    .invoke(rows -> rows.forEach(row -> sources.add(storm(row)))));
  }

  private static List<Labels> open(RowSet<Row> rows) {
    var sources = new ArrayList<Labels>(rows.size());
    rows.forEach(row -> sources.add(Listed.labels(row)));
    return sources;
  }

  private static Labels storm(Row row) {
    return Labels.storm(
        row.getUUID("brand_id"),
        row.getString("name"),
        row.getString("team"),
        row.getInteger("level"));
  }

  private static UUID[] brands(List<Listed> listed) {
    return listed.stream().map(one -> one.labels().brandId()).distinct().toArray(UUID[]::new);
  }
}
