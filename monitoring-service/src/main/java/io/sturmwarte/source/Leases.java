package io.sturmwarte.source;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Hands sources out: each to one replica, for as long as that says that it lives. */
@ApplicationScoped
class Leases {
  private static final String CLAIM =
      """
      with due as (
        select st.source_id from source_state st join source s on s.id = st.source_id
        where st.due_at <= app_now() and not s.paused and s.kind <> 'webhook'
        order by st.due_at, st.source_id
        limit $2
        for update of st skip locked),
      claimed as (
        update source_state st
        set lease = gen_random_uuid(), due_at = app_now() + $1::float8 * interval '1 second'
        from due where st.source_id = due.source_id
        returning st.*)
      select c.source_id, c.lease, c.cursor, c.failures, s.name, s.settings,
        array(
          select sealed from source_secret x
          where x.source_id = s.id and (x.until is null or x.until > app_now())
          order by since desc) as secrets
      from claimed c join source s on s.id = c.source_id
      """;

  private static final String RENEW =
      """
      update source_state set due_at = app_now() + $2::float8 * interval '1 second'
      where lease = any($1)
      returning lease
      """;

  private final Pool pool;
  private final Sources sources;
  private final Vault vault;

  Leases(Pool pool, Sources sources, Vault vault) {
    this.pool = pool;
    this.sources = sources;
    this.vault = vault;
  }

  Uni<List<Held>> claim(Duration lease, int most) {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(lease.toMillis() / 1000.0, most))
        .map(this::held);
  }

  /** Which of these leases are still the holder's; they are good for {@code lease} more. */
  Uni<Set<UUID>> renew(Collection<UUID> leases, Duration lease) {
    return pool.preparedQuery(RENEW)
        .execute(Tuple.of(leases.toArray(UUID[]::new), lease.toMillis() / 1000.0))
        .map(Leases::ids);
  }

  private List<Held> held(RowSet<Row> rows) {
    var held = new ArrayList<Held>(rows.size());
    rows.forEach(row -> held.add(held(row)));
    return held;
  }

  private Held held(Row row) {
    var secrets = new ArrayList<String>();
    for (var sealed : row.get(Buffer[].class, "secrets")) {
      secrets.add(vault.open(sealed.getBytes()));
    }
    JsonObject cursor = row.getJsonObject("cursor");
    return new Held(
        row.getUUID("source_id"),
        row.getUUID("lease"),
        row.getString("name"),
        sources.settings(row.getJsonObject("settings")),
        secrets,
        cursor == null ? new JsonObject() : cursor,
        row.getInteger("failures"));
  }

  private static Set<UUID> ids(RowSet<Row> rows) {
    var ids = new HashSet<UUID>();
    rows.forEach(row -> ids.add(row.getUUID(0)));
    return ids;
  }
}
