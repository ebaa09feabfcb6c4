package io.sturmwarte.incident;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Lets chains go on that stood still because of a worse incident on the same topic, once that is
 * over. In a transaction of its own, so that two incidents never wait for each other's lock.
 */
@ApplicationScoped
class Suppression implements Work {
  private static final int AT_ONCE = 200;

  private static final String IS_CALM =
      """
      suppressed_by is not null and state not in ('RESOLVED', 'REVIEWED') and (severity in ('S1', 'S2') or not exists (
        select from incident worse
        where worse.brand_id = incident.brand_id and lower(btrim(worse.topic)) = lower(btrim(incident.topic))
          and worse.exercise = incident.exercise and worse.team = incident.team and worse.topic is not null
          and worse.state not in ('RESOLVED', 'REVIEWED') and worse.severity in ('S1', 'S2')))
      """;

  private static final String CALM =
      "where " + IS_CALM + " order by id limit $1 for update skip locked";

  /** One that was locked elsewhere when its turn came is tried again soon. */
  private static final String LEFT =
      "select case when exists (select from incident where " + IS_CALM + ") then 0.2::float8 end";

  private final Pool pool;
  private final Incidents incidents;

  Suppression(Pool pool, Incidents incidents) {
    this.pool = pool;
    this.incidents = incidents;
  }

  @Override
  public String name() {
    return "suppression";
  }

  @Override
  public String wokenBy() {
    return "incident_calmed";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::release)
        .chain(
            released ->
                released.size() == AT_ONCE
                    ? Uni.createFrom().item(Duration.ZERO)
                    : Sleep.until(pool, LEFT));
  }

  private Uni<List<Incident>> release(SqlConnection tx) {
    var changes = incidents.changes();
    return incidents
        .find(tx, CALM, Tuple.of(AT_ONCE))
        .invoke(found -> found.forEach(incident -> incident.release(changes)))
        .call(() -> changes.write(tx));
  }
}
