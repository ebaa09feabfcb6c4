package io.sturmwarte.incident;

import io.smallrye.mutiny.Uni;
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

  /** What is held in the very moment in which the worse one ends is found on the next look. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private static final String CALMED =
      """
      where suppressed_by is not null and state not in ('RESOLVED', 'REVIEWED') and (severity in ('S1', 'S2') or not exists (
        select from incident worse
        where worse.brand_id = incident.brand_id and lower(btrim(worse.topic)) = lower(btrim(incident.topic))
          and worse.exercise = incident.exercise and worse.team = incident.team and worse.topic is not null
          and worse.state not in ('RESOLVED', 'REVIEWED') and worse.severity in ('S1', 'S2')))
      order by id limit $1 for update skip locked
      """;

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
        .map(released -> released.size() == AT_ONCE ? Duration.ZERO : LOOK_AGAIN);
  }

  private Uni<List<Incident>> release(SqlConnection tx) {
    var changes = incidents.changes();
    return incidents
        .find(tx, CALMED, Tuple.of(AT_ONCE))
        .invoke(found -> found.forEach(incident -> incident.release(changes)))
        .call(() -> changes.write(tx));
  }
}
