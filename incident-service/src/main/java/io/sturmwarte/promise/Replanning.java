package io.sturmwarte.promise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Plans the deadlines of open incidents anew when what is promised has changed. */
@ApplicationScoped
public class Replanning implements Work {
  private static final int AT_ONCE = 200;

  private static final String OLDER =
      """
      where state not in ('RESOLVED', 'REVIEWED') and sla_revision < (select revision from sla_revision)
      order by sla_revision, id limit $1 for update skip locked
      """;

  /** One that was locked elsewhere when its turn came is tried again soon. */
  private static final String LEFT =
      """
      select case when exists (
        select from incident
        where state not in ('RESOLVED', 'REVIEWED') and sla_revision < (select revision from sla_revision))
      then 0.2::float8 end
      """;

  private static final String DONE = "update incident set sla_revision = $1 where id = any($2)";

  private final Pool pool;
  private final Incidents incidents;

  Replanning(Pool pool, Incidents incidents) {
    this.pool = pool;
    this.incidents = incidents;
  }

  @Override
  public String name() {
    return "replanning";
  }

  @Override
  public String wokenBy() {
    return "sla_changed";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::plan)
        .chain(
            planned ->
                planned.size() == AT_ONCE
                    ? Uni.createFrom().item(Duration.ZERO)
                    : Sleep.until(pool, LEFT));
  }

  private Uni<List<Incident>> plan(SqlConnection tx) {
    return incidents
        .find(tx, OLDER, Tuple.of(AT_ONCE))
        .call(older -> older.isEmpty() ? Uni.createFrom().voidItem() : plan(tx, older));
  }

  private Uni<Void> plan(SqlConnection tx, List<Incident> older) {
    var changes = incidents.changes();
    var ids = older.stream().map(incident -> incident.id).toArray(UUID[]::new);
    return Promises.load(tx)
        .invoke(
            promises ->
                older.forEach(incident -> incident.plan(promises.of(incident.severity), changes)))
        .call(() -> changes.write(tx))
        .chain(promises -> tx.preparedQuery(DONE).execute(Tuple.of(promises.revision(), ids)))
        .replaceWithVoid();
  }
}
