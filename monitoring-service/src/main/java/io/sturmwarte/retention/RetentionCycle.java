package io.sturmwarte.retention;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Lets go of what was kept long enough, a piece a round. Whichever replica does it: each piece is
 * one that may be done twice, and of two that end the same day the second finds it done.
 */
@ApplicationScoped
public class RetentionCycle {
  private static final Logger LOG = Logger.getLogger(RetentionCycle.class);
  private static final int CHUNK = 5_000;
  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String NO_SUCH_TABLE = "42P01";

  private static final String FORGET_EVENTS =
      """
      delete from event where id in (
        select id from event where at < app_now() - $1::float8 * interval '1 second' order by at limit $2
        for update skip locked)
      """;

  private static final String FORGET_MESSAGES =
      """
      delete from outbox where id in (
        select id from outbox where finished_at < app_now() - $1::float8 * interval '1 second'
        order by finished_at limit $2
        for update skip locked)
      """;

  private static final String FORGET_CORRECTIONS =
      """
      delete from correction where id in (
        select id from correction where created_at < app_now() - $1::float8 * interval '1 second' limit $2
        for update skip locked)
      """;

  /** What an alert said in figures stays; the mentions that it named are gone. */
  private static final String FORGET_EXAMPLES =
      """
      update alert set mention_ids = '{}',
        reasons = (
          select coalesce(jsonb_agg(reason || '{"mentionIds": []}' order by n), '[]')
          from jsonb_array_elements(reasons) with ordinality as r (reason, n))
      where id in (
        select id from alert
        where mention_ids <> '{}'
          and raised_at < app_now()
            - case when incident_id is null then $1::float8 else $3::float8 end * interval '1 second'
        limit $2
        for update skip locked)
      """;

  private final Pool pool;
  private final RetentionSettings settings;

  RetentionCycle(Pool pool, RetentionSettings settings) {
    this.pool = pool;
    this.settings = settings;
  }

  public Uni<Duration> round() {
    return forgetSmall().chain(more -> more ? now() : endDay());
  }

  /** Says whether there may be more. */
  private Uni<Boolean> forgetSmall() {
    var examples = Tuple.of(seconds(settings.mentions()), CHUNK, seconds(settings.incidents()));
    return Multi.createFrom()
        .items(
            forget(FORGET_EVENTS, Tuple.of(seconds(settings.events()), CHUNK)),
            forget(FORGET_MESSAGES, Tuple.of(seconds(settings.messages()), CHUNK)),
            forget(FORGET_CORRECTIONS, Tuple.of(seconds(settings.corrections()), CHUNK)),
            forget(FORGET_EXAMPLES, examples))
        .onItem()
        .transformToUniAndConcatenate(forgotten -> forgotten)
        .collect()
        .asList()
        .map(counts -> counts.contains(CHUNK));
  }

  private Uni<Integer> forget(String statement, Tuple parameters) {
    return pool.preparedQuery(statement).execute(parameters).map(RowSet::rowCount);
  }

  private Uni<Duration> endDay() {
    return EndedDay.next(pool, settings.mentions(), settings.incidents())
        .chain(day -> day.map(this::end).orElseGet(() -> Uni.createFrom().item(EVERY)));
  }

  private Uni<Duration> end(EndedDay day) {
    return day.end(pool)
        .onItem()
        .ifNotNull()
        .invoke(kept -> LOG.infof("%s has ended, %d rows of incidents stay", day.part(), kept))
        .replaceWith(Duration.ZERO)
        .onFailure(RetentionCycle::isInTheWay)
        .recoverWithItem(SOON);
  }

  /** Somebody is at the tables just now, or another replica was faster. */
  private static boolean isInTheWay(Throwable failure) {
    return failure instanceof PgException refused
        && (LOCK_NOT_AVAILABLE.equals(refused.getSqlState())
            || NO_SUCH_TABLE.equals(refused.getSqlState()));
  }

  private static Uni<Duration> now() {
    return Uni.createFrom().item(Duration.ZERO);
  }

  private static double seconds(Duration duration) {
    return duration.toSeconds();
  }
}
