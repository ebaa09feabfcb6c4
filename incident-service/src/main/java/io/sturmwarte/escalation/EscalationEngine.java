package io.sturmwarte.escalation;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.notify.Messages;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Moves every chain whose time has come. Any replica may run rounds: incidents are claimed with
 * {@code skip locked}, and the fired step, the timeline and the messages commit together with the
 * moved timer, so that whatever dies, no step is lost and none fires twice.
 */
@ApplicationScoped
public class EscalationEngine implements Work {
  private static final int AT_ONCE = 200;

  /** How many batches are moved at the same time while more is due than one holds. */
  private static final int SIDE_BY_SIDE = 4;

  private static final String DUE =
      """
      where chain_due_at <= app_now() order by chain_due_at limit $1 for update skip locked
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(chain_due_at) - app_now())::float8
      from incident where chain_due_at > app_now()
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final Policies policies;
  private final Resolver resolver;
  private final Messages messages;
  private volatile boolean isBehind;

  EscalationEngine(
      Pool pool, Incidents incidents, Policies policies, Resolver resolver, Messages messages) {
    this.pool = pool;
    this.incidents = incidents;
    this.policies = policies;
    this.resolver = resolver;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "escalation";
  }

  @Override
  public String wokenBy() {
    return "incident_chain";
  }

  /** Fires what is due; gives how long until the next is. */
  @Override
  public Uni<Duration> round() {
    return (isBehind ? sideBySide() : batch())
        .invoke(fired -> isBehind = fired >= AT_ONCE)
        .chain(
            fired -> isBehind ? Uni.createFrom().item(Duration.ZERO) : Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Integer> batch() {
    return pool.withTransaction(this::fireDue);
  }

  /** Each on a connection of its own; together they use more than one core of the database's. */
  private Uni<Integer> sideBySide() {
    return Uni.join()
        .all(Stream.generate(this::batch).limit(SIDE_BY_SIDE).toList())
        .andCollectFailures()
        .map(fired -> fired.stream().mapToInt(Integer::intValue).sum());
  }

  private Uni<Integer> fireDue(SqlConnection tx) {
    return incidents
        .find(tx, DUE, Tuple.of(AT_ONCE))
        .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : fire(tx, due))
        .map(List::size);
  }

  private Uni<Void> fire(SqlConnection tx, List<Incident> due) {
    var teams = due.stream().map(incident -> incident.team).collect(Collectors.toSet());
    var at = due.getFirst().now;
    return Promises.load(tx)
        .chain(promises -> policies.of(tx, teams).map(byTeam -> new Plan(promises, byTeam)))
        .map(plan -> due.stream().map(plan::decide).toList())
        .chain(
            turns ->
                resolver
                    .resolve(tx, Plan.targets(turns), at)
                    .map(who -> new Round(incidents.changes(), who, at).take(turns)))
        .chain(round -> round.write(tx, messages));
  }

  /** An incident whose time has come, and what is decided about it. */
  record Turn(Incident incident, Policy policy, Promises.Promise promise, Decision decision) {}
}
