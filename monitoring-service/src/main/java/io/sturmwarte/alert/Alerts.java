package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.storm.Levels;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The alerts that were raised, newest first; their ids are in the order of time. */
@ApplicationScoped
class Alerts {
  private static final String READ =
      """
      select a.*, a.reasons::text as reasons_text, b.team, lower(coalesce(o.state, 'DELIVERED')) as delivery
      from alert a join brand b on b.id = a.brand_id left join outbox o on o.dedupe_key = 'alert/' || a.id
      where ($1 or b.team = any($2)) and ($3::uuid is null or a.brand_id = $3) and ($4::uuid is null or a.id < $4)
      order by a.id desc
      limit $5
      """;

  private final Pool pool;
  private final Levels json;

  Alerts(Pool pool, Levels json) {
    this.pool = pool;
    this.json = json;
  }

  Uni<Page<Alert>> list(Caller caller, @Nullable UUID brand, @Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    var parameters = new Object[] {caller.seesAll(), caller.teamsArray(), brand, before, limit + 1};
    return pool.preparedQuery(READ)
        .execute(Tuple.from(parameters))
        .map(this::alerts)
        .map(alerts -> Page.of(alerts, limit, alert -> alert.id().toString()));
  }

  private List<Alert> alerts(RowSet<Row> rows) {
    var alerts = new ArrayList<Alert>(rows.size());
    rows.forEach(row -> alerts.add(alert(row)));
    return alerts;
  }

  private Alert alert(Row row) {
    return new Alert(
        row.getUUID("id"),
        row.getUUID("brand_id"),
        row.getString("team"),
        row.getString("kind"),
        row.getString("topic"),
        row.getInteger("level"),
        row.getDouble("score"),
        json.reasons(row.getString("reasons_text")),
        List.of(row.getArrayOfUUIDs("mention_ids")),
        row.getOffsetDateTime("raised_at").toInstant(),
        row.getBoolean("exercise"),
        row.getString("delivery"),
        row.getUUID("incident_id"));
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
