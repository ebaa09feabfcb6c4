package io.sturmwarte.ignore;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Text;
import io.sturmwarte.recall.Recall;
import io.sturmwarte.recall.Tell;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Reminds the owner before a decision to ignore ends, and ends it when its time is over. */
@ApplicationScoped
public class IgnoreEnd implements Work {
  private static final int AT_ONCE = 50;

  /** Not before it was seen what was said up to the end, but a day of blindness is enough. */
  private static final String OVER =
      """
      (until_at <= app_now()
        and (seen_until >= until_at - interval '1 minute' or until_at <= app_now() - interval '24 hours'))
      """;

  private static final String DUE =
      """
      select incident_id from ignore_decision
      where ended_at is null and (remind_at <= app_now() or %s)
      order by until_at limit $1
      """
          .formatted(OVER);

  private static final String WHAT =
      "select %s as over, remind_at <= app_now() as remind from ignore_decision where id = $1"
          .formatted(OVER);

  private static final String REMINDED =
      "update ignore_decision set remind_at = null where id = $1";

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(least(remind_at, until_at)) - app_now())::float8
      from ignore_decision where ended_at is null and least(remind_at, until_at) > app_now()
      """;

  private static final Text REMINDER =
      new Text("Nicht zu reagieren: bald läuft es ab", "Not reacting: soon to end");
  private static final Text ENDED =
      new Text("Nicht zu reagieren: abgelaufen", "Not reacting: has ended");

  private final Pool pool;
  private final Incidents incidents;
  private final Ignores ignores;
  private final Tell tell;

  IgnoreEnd(Pool pool, Incidents incidents, Ignores ignores, Tell tell) {
    this.pool = pool;
    this.incidents = incidents;
    this.ignores = ignores;
    this.tell = tell;
  }

  @Override
  public String name() {
    return "ends of ignoring";
  }

  @Override
  public String wokenBy() {
    return "ignore_decision";
  }

  /** What is due is only found here; what is to be done is decided under the incident's lock. */
  @Override
  public Uni<Duration> round() {
    return pool.preparedQuery(DUE)
        .execute(Tuple.of(AT_ONCE))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(IgnoreEnd::id).toList())
        .call(this::all)
        .chain(
            due ->
                due.isEmpty() ? Sleep.until(pool, NEXT_DUE) : Uni.createFrom().item(Duration.ZERO));
  }

  private static UUID id(Row row) {
    return row.getUUID(0);
  }

  private Uni<Void> all(List<UUID> ids) {
    return Multi.createFrom()
        .iterable(ids)
        .onItem()
        .transformToUniAndConcatenate(id -> pool.withTransaction(tx -> one(tx, id)))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> one(SqlConnection tx, UUID incidentId) {
    return incidents
        .lock(tx, incidentId, Recall.OURSELVES)
        .chain(
            incident ->
                ignores
                    .lock(tx, incident.id)
                    .chain(
                        held ->
                            held.isEmpty()
                                ? Uni.createFrom().voidItem()
                                : one(tx, incident, held.get())));
  }

  private Uni<Void> one(SqlConnection tx, Incident incident, IgnoreDecision decision) {
    return tx.preparedQuery(WHAT)
        .execute(Tuple.of(decision.id()))
        .map(rows -> rows.iterator().next())
        .chain(
            row -> {
              if (Boolean.TRUE.equals(row.getBoolean("over"))) {
                return expire(tx, incident, decision);
              }
              return Boolean.TRUE.equals(row.getBoolean("remind"))
                  ? remind(tx, incident, decision)
                  : Uni.createFrom().voidItem();
            });
  }

  private Uni<Void> remind(SqlConnection tx, Incident incident, IgnoreDecision decision) {
    return tx.preparedQuery(REMINDED)
        .execute(Tuple.of(decision.id()))
        .chain(
            () ->
                tell.login(
                    tx,
                    incident,
                    decision.owner(),
                    new Tell.Tidings(
                        "ignore/%s/reminder".formatted(decision.id()),
                        REMINDER,
                        Words.reminder(decision))));
  }

  private Uni<Void> expire(SqlConnection tx, Incident incident, IgnoreDecision decision) {
    var changes = incidents.changes();
    var text = Words.expired(decision);
    changes.entry(
        incident, "ignoreEnded", Changes.SYSTEM, text, Map.of("decisionId", decision.id()));
    return ignores
        .end(tx, decision.id(), IgnoreDecision.Ending.EXPIRED, Changes.SYSTEM, List.of(), null)
        .chain(() -> changes.write(tx))
        .chain(
            () ->
                tell.login(
                    tx,
                    incident,
                    decision.owner(),
                    new Tell.Tidings("ignore/%s/end".formatted(decision.id()), ENDED, text)));
  }
}
