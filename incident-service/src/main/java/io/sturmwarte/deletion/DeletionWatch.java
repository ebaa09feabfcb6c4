package io.sturmwarte.deletion;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.identity.ServiceIdentity;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.recall.Recall;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

/**
 * Sets the rule of each watch at monitoring when it begins and removes it when it ends. Whatever
 * fails is tried again, at first soon, then every minute; a rule that could not be removed has
 * ended by itself. A watch is claimed by putting its next try off, so that no other replica is at
 * it.
 */
@ApplicationScoped
public class DeletionWatch implements Work {
  private static final int AT_ONCE = 20;
  private static final int NOT_FOUND = 404;
  private static final Duration WINDOW = Duration.ofHours(1);
  private static final Duration COOLDOWN = Duration.ofHours(1);

  private static final String CLAIM =
      """
      update deletion_watch w
      set due_at = app_now() + least(60, 5 * 2 ^ least(w.attempts, 10)) * interval '1 second', attempts = w.attempts + 1
      from (select deletion_id from deletion_watch where ended_at is null and due_at <= app_now()
        order by due_at limit $1 for update skip locked) as due
      where w.deletion_id = due.deletion_id
      returning w.*, w.ends_at <= app_now() as over
      """;

  private static final String SET =
      """
      update deletion_watch set rule_id = $2, due_at = ends_at, attempts = 0, last_error = null where deletion_id = $1
      """;

  private static final String FAILED =
      "update deletion_watch set last_error = $2 where deletion_id = $1";

  private static final String END =
      """
      update deletion_watch set ended_at = app_now(), due_at = null, last_error = null
      where deletion_id = $1 and ended_at is null returning fired_at is not null as noticed
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(due_at) - app_now())::float8 from deletion_watch where ended_at is null
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final RuleClient rules;
  private final ServiceIdentity identity;

  DeletionWatch(
      Pool pool, Incidents incidents, @RestClient RuleClient rules, ServiceIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.rules = rules;
    this.identity = identity;
  }

  @Override
  public String name() {
    return "watches of deletions";
  }

  @Override
  public String wokenBy() {
    return "deletion_watch";
  }

  @Override
  public Uni<Duration> round() {
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(AT_ONCE))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Due::of).toList())
        .call(this::all)
        .chain(() -> Sleep.until(pool, NEXT_DUE));
  }

  /**
   * A watch whose rule is to be set, or removed.
   *
   * @param over whether its day is over
   */
  private record Due(
      UUID deletionId,
      UUID incidentId,
      UUID brandId,
      String topic,
      String words,
      int minimum,
      Instant beginsAt,
      Instant endsAt,
      @Nullable UUID ruleId,
      boolean over) {
    static Due of(Row row) {
      return new Due(
          row.getUUID("deletion_id"),
          row.getUUID("incident_id"),
          row.getUUID("brand_id"),
          row.getString("topic"),
          row.getString("words"),
          row.getInteger("minimum"),
          row.getOffsetDateTime("begins_at").toInstant(),
          row.getOffsetDateTime("ends_at").toInstant(),
          row.getUUID("rule_id"),
          row.getBoolean("over"));
    }

    /** Legal, so that no silence covers it. */
    RuleClient.Rule rule() {
      return new RuleClient.Rule(
          "watch of deletion " + deletionId,
          "alert",
          "legal",
          COOLDOWN,
          topic,
          beginsAt,
          endsAt,
          new RuleClient.Condition("keyword", words, minimum, WINDOW));
    }
  }

  private Uni<Void> all(List<Due> due) {
    return Multi.createFrom()
        .iterable(due)
        .onItem()
        .transformToUniAndConcatenate(this::one)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private Uni<Void> one(Due it) {
    return identity
        .authorization()
        .chain(authorization -> it.over() ? end(it, authorization) : set(it, authorization))
        .onFailure()
        .recoverWithUni(failure -> failed(it, failure));
  }

  private Uni<Void> set(Due it, String authorization) {
    return rules
        .set(authorization, it.brandId(), it.rule())
        .chain(rule -> pool.preparedQuery(SET).execute(Tuple.of(it.deletionId(), rule.id())))
        .replaceWithVoid();
  }

  private Uni<Void> end(Due it, String authorization) {
    var rule = it.ruleId();
    Uni<Void> removed =
        rule == null
            ? Uni.createFrom().voidItem()
            : rules
                .remove(authorization, it.brandId(), rule)
                .onFailure(DeletionWatch::isGone)
                .recoverWithNull();
    return removed.chain(() -> pool.withTransaction(tx -> ended(tx, it)));
  }

  /** It had ended by itself. */
  private static boolean isGone(Throwable failure) {
    return failure instanceof WebApplicationException answer
        && answer.getResponse().getStatus() == NOT_FOUND;
  }

  private Uni<Void> ended(SqlConnection tx, Due it) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, it.incidentId(), Recall.OURSELVES)
        .chain(
            incident ->
                tx.preparedQuery(END)
                    .execute(Tuple.of(it.deletionId()))
                    .invoke(
                        rows ->
                            rows.forEach(
                                row ->
                                    changes.entry(
                                        incident,
                                        "deletionWatchEnded",
                                        Changes.SYSTEM,
                                        Words.watchEnded(row.getBoolean("noticed")),
                                        Map.of("deletionId", it.deletionId())))))
        .chain(() -> changes.write(tx));
  }

  private Uni<Void> failed(Due it, Throwable failure) {
    return pool.preparedQuery(FAILED)
        .execute(Tuple.of(it.deletionId(), String.valueOf(failure.getMessage())))
        .replaceWithVoid();
  }
}
