package io.sturmwarte.ignore;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Answer;
import io.sturmwarte.monitoring.Monitoring;
import io.sturmwarte.monitoring.Peaks;
import io.sturmwarte.recall.Recall;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Looks at what is ignored, every few seconds: asks monitoring how high it went since the last look
 * that was answered, so that an outage hides nothing, and brings the incident back when a tripwire
 * was broken. A decision is claimed before it is looked at, and looked at again soon whatever
 * becomes of the look.
 */
@ApplicationScoped
public class IgnoreWatch implements Work {
  static final Duration EVERY = Duration.ofSeconds(20);
  private static final Duration BLIND_AFTER = Duration.ofMinutes(5);
  private static final int AT_ONCE = 50;
  private static final int SIDE_BY_SIDE = 4;

  private static final String CLAIM =
      """
      update ignore_decision d set look_at = app_now() + $1::float8 * interval '1 second'
      from (select id from ignore_decision where ended_at is null and look_at <= app_now()
        order by look_at limit $2 for update skip locked) as due,
        incident i
      where d.id = due.id and i.id = d.incident_id
      returning d.*, i.brand_id, i.exercise, d.seen_until < app_now() - $3::float8 * interval '1 second' as blind, app_now() as asked_at
      """;

  private static final String SEEN =
      """
      update ignore_decision set seen_until = greatest(seen_until, $2), blind_told = false
      where id = $1 and ended_at is null
      """;

  private static final String BLIND_TOLD =
      "update ignore_decision set blind_told = true where id = $1 and ended_at is null and not blind_told";

  private static final String NEXT_LOOK =
      """
      select extract(epoch from min(look_at) - app_now())::float8 from ignore_decision where ended_at is null
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final Ignores ignores;
  private final Monitoring monitoring;
  private final Recall recall;

  IgnoreWatch(
      Pool pool, Incidents incidents, Ignores ignores, Monitoring monitoring, Recall recall) {
    this.pool = pool;
    this.incidents = incidents;
    this.ignores = ignores;
    this.monitoring = monitoring;
    this.recall = recall;
  }

  @Override
  public String name() {
    return "ignored";
  }

  @Override
  public String wokenBy() {
    return "ignore_decision";
  }

  @Override
  public Uni<Duration> round() {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(seconds(EVERY), AT_ONCE, seconds(BLIND_AFTER)))
        .map(IgnoreWatch::watched)
        .call(this::lookAtAll)
        .chain(
            looked ->
                looked.size() == AT_ONCE
                    ? Uni.createFrom().item(Duration.ZERO)
                    : Sleep.until(pool, NEXT_LOOK));
  }

  /**
   * A decision that is looked at.
   *
   * @param askedAt up to here an answer tells what was said
   * @param blind whether it has not been seen for long what was said
   */
  private record Watched(
      IgnoreDecision decision,
      UUID brandId,
      boolean exercise,
      boolean blind,
      boolean blindTold,
      Instant askedAt) {
    static Watched of(Row row) {
      return new Watched(
          IgnoreDecision.of(row),
          row.getUUID("brand_id"),
          row.getBoolean("exercise"),
          row.getBoolean("blind"),
          row.getBoolean("blind_told"),
          row.getOffsetDateTime("asked_at").toInstant());
    }
  }

  private static List<Watched> watched(RowSet<Row> rows) {
    var watched = new ArrayList<Watched>(rows.size());
    rows.forEach(row -> watched.add(Watched.of(row)));
    return watched;
  }

  private Uni<Void> lookAtAll(List<Watched> watched) {
    return Multi.createFrom()
        .iterable(watched)
        .onItem()
        .transformToUni(this::look)
        .merge(SIDE_BY_SIDE)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> look(Watched it) {
    var decision = it.decision();
    return monitoring
        .peaks(
            it.brandId(),
            decision.lookFrom(),
            decision.words(),
            decision.mentionId(),
            it.exercise())
        .chain(
            answer ->
                switch (answer) {
                  case Answer.Found<Peaks> seen -> seen(it, seen.value());
                  case Answer.Missing<Peaks> gone -> unseen(it);
                  case Answer.Unavailable<Peaks> away -> unseen(it);
                });
  }

  private Uni<Void> seen(Watched it, Peaks peaks) {
    var fired = it.decision().tripwires().judge(peaks);
    if (!fired.isEmpty()) {
      return pool.withTransaction(tx -> trip(tx, it.decision(), fired));
    }
    return (it.blindTold() ? note(it.decision(), "ignoreSeen", Words.seesAgain()) : nothing())
        .chain(
            () ->
                pool.preparedQuery(SEEN)
                    .execute(Tuple.of(it.decision().id(), it.askedAt().atOffset(ZoneOffset.UTC))))
        .replaceWithVoid();
  }

  /** Told once, since nobody is to take it for calm. */
  private Uni<Void> unseen(Watched it) {
    if (!it.blind() || it.blindTold()) {
      return nothing();
    }
    return pool.preparedQuery(BLIND_TOLD)
        .execute(Tuple.of(it.decision().id()))
        .chain(
            told ->
                told.rowCount() == 0
                    ? nothing()
                    : note(it.decision(), "ignoreBlind", Words.blind()));
  }

  private Uni<Void> note(IgnoreDecision decision, String kind, Text text) {
    return pool.withTransaction(
        tx -> {
          var changes = incidents.changes();
          return incidents
              .lock(tx, decision.incidentId(), Recall.OURSELVES)
              .invoke(
                  incident ->
                      changes.entry(
                          incident,
                          kind,
                          Changes.SYSTEM,
                          text,
                          Map.of("decisionId", decision.id())))
              .chain(() -> changes.write(tx));
        });
  }

  private Uni<Void> trip(SqlConnection tx, IgnoreDecision decision, List<Tripwires.Fired> fired) {
    return incidents
        .lock(tx, decision.incidentId(), Recall.OURSELVES)
        .chain(
            incident ->
                ignores
                    .lock(tx, incident.id)
                    .chain(
                        held ->
                            held.filter(it -> it.id().equals(decision.id())).isEmpty()
                                ? nothing()
                                : trip(tx, incident, decision, fired)));
  }

  private Uni<Void> trip(
      SqlConnection tx, Incident incident, IgnoreDecision decision, List<Tripwires.Fired> fired) {
    var changes = incidents.changes();
    var why = Words.tripped(fired);
    changes.entry(
        incident,
        "tripwire",
        Changes.SYSTEM,
        why,
        Map.of("decisionId", decision.id(), "fired", fired));
    return Promises.load(tx)
        .chain(promises -> recall.bringBack(tx, incident, why, promises, changes))
        .chain(
            next ->
                ignores.end(
                    tx,
                    decision.id(),
                    IgnoreDecision.Ending.TRIPPED,
                    Changes.SYSTEM,
                    fired,
                    next.id))
        .chain(() -> changes.write(tx));
  }

  private static Uni<Void> nothing() {
    return Uni.createFrom().voidItem();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
