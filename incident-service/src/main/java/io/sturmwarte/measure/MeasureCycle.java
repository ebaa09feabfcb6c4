package io.sturmwarte.measure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Measures incidents that were resolved. What is claimed is put off by some minutes, so that no
 * transaction stays open while monitoring is asked, and another replica takes over what is lost.
 */
@ApplicationScoped
public class MeasureCycle implements Work {
  private static final int AT_ONCE = 20;

  private static final String CLAIM =
      """
      update incident_measures m set due_at = app_now() + interval '5 minutes', attempts = attempts + 1
      from (
        select incident_id from incident_measures where due_at <= app_now()
        order by due_at limit $1 for update skip locked) as due
      where m.incident_id = due.incident_id
      returning m.incident_id, m.attempts
      """;

  private static final String FACTS = Facts.SELECT + "where i.id = $1";

  /** It was opened again; when it is resolved once more, this is measured anew. */
  private static final String FORGET =
      "update incident_measures set due_at = null, measured = null where incident_id = $1";

  private static final String NEXT_DUE =
      "select extract(epoch from min(due_at) - app_now())::float8 from incident_measures where due_at is not null";

  private final Pool pool;
  private final Measures measures;

  MeasureCycle(Pool pool, Measures measures) {
    this.pool = pool;
    this.measures = measures;
  }

  @Override
  public String name() {
    return "measures";
  }

  @Override
  public String wokenBy() {
    return "measure";
  }

  @Override
  public Uni<Duration> round() {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(AT_ONCE))
        .chain(
            claimed ->
                Multi.createFrom()
                    .iterable(claimed)
                    .onItem()
                    .transformToUniAndConcatenate(this::measure)
                    .collect()
                    .last())
        .chain(() -> Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Void> measure(Row claimed) {
    UUID id = claimed.getUUID("incident_id");
    return pool.preparedQuery(FACTS)
        .execute(Tuple.of(id))
        .map(rows -> Facts.of(rows.iterator().next()))
        .chain(facts -> facts.resolvedAt() == null ? forget(id) : take(facts, claimed));
  }

  private Uni<Void> take(Facts facts, Row claimed) {
    return measures.measure(facts).chain(measured -> keep(measured, facts, claimed));
  }

  private Uni<Void> keep(Measured measured, Facts facts, Row claimed) {
    var resolvedAt = java.util.Objects.requireNonNull(facts.resolvedAt());
    if (measured.curveMissing() != null && !facts.exercise()) {
      var attempts = claimed.getInteger("attempts");
      var again = MeasurePlan.retry(facts.now(), attempts);
      var isOver = MeasurePlan.next(resolvedAt, facts.now()).isEmpty();
      return measures.keep(
          measured, isOver && attempts > 20 ? Optional.empty() : Optional.of(again), attempts);
    }
    return measures.keep(measured, MeasurePlan.next(resolvedAt, facts.now()), 0);
  }

  private Uni<Void> forget(UUID id) {
    return pool.preparedQuery(FORGET).execute(Tuple.of(id)).replaceWithVoid();
  }
}
