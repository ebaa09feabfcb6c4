package io.sturmwarte.escalation;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Warns of promises in time, and marks those that were not kept, which may call for outside help.
 */
@ApplicationScoped
public class DeadlineWatch implements Work {
  private static final int AT_ONCE = 200;

  private static final String DUE =
      """
      where id in (
        select incident_id from deadline where state = 'running' and next_at <= app_now() order by next_at limit $1)
      for update skip locked
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(next_at) - app_now())::float8
      from deadline where state = 'running' and next_at > app_now()
      """;

  private final Pool pool;
  private final Incidents incidents;

  DeadlineWatch(Pool pool, Incidents incidents) {
    this.pool = pool;
    this.incidents = incidents;
  }

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public String wokenBy() {
    return "deadline";
  }

  /** Marks what is due; gives how long until the next is. */
  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::markDue)
        .chain(
            found ->
                found.isEmpty()
                    ? Sleep.until(pool, NEXT_DUE)
                    : Uni.createFrom().item(Duration.ZERO));
  }

  private Uni<List<Incident>> markDue(SqlConnection tx) {
    return incidents
        .find(tx, DUE, Tuple.of(AT_ONCE))
        .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : mark(tx, due));
  }

  private Uni<Void> mark(SqlConnection tx, List<Incident> due) {
    var changes = incidents.changes();
    return Promises.load(tx)
        .invoke(promises -> due.forEach(incident -> mark(incident, promises, changes)))
        .chain(() -> changes.write(tx));
  }

  private static void mark(Incident incident, Promises promises, Changes changes) {
    var promise = promises.of(incident.severity);
    // By the calendars as they are now; otherwise what is due no longer would come again and again.
    incident.plan(promise, changes);
    incident.breach(promise, changes);
    incident.warn(promise, changes);
  }
}
