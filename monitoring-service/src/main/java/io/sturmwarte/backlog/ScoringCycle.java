package io.sturmwarte.backlog;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.mention.MentionEvents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Claims what waits, newest first, has it scored and writes the result. A claim is a lease: the row
 * is not due again for a while, and whoever deletes it has scored it. What failed together is tried
 * in ever smaller groups, so that one bad mention holds up nobody for long.
 */
@ApplicationScoped
public class ScoringCycle {
  private static final Logger LOG = Logger.getLogger(ScoringCycle.class);
  private static final int GROUP = 256;
  private static final int CLAIM = 4 * GROUP;
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration RETRY = Duration.ofMillis(500);

  private static final String CLAIM_DUE =
      """
      with due as (
        select mention_id from unscored
        where due_at <= app_now()
        order by published_at desc
        limit $1
        for update skip locked)
      update unscored
      set attempts = attempts + 1, due_at = app_now() + interval '30 seconds'
      from due where unscored.mention_id = due.mention_id
      returning unscored.mention_id, unscored.text, unscored.language, unscored.attempts
      """;

  private static final String TRY_AGAIN =
      """
      update unscored set attempts = t.attempts, due_at = app_now() + $3::float8 * interval '1 second'
      from unnest($1::uuid[], $2::int[]) as t (mention_id, attempts)
      where unscored.mention_id = t.mention_id
      """;

  private static final String QUARANTINE =
      """
      with bad as (
        delete from unscored using unnest($1::uuid[], $2::text[]) as q (mention_id, reason)
        where unscored.mention_id = q.mention_id
        returning unscored.mention_id, unscored.published_at, q.reason)
      insert into quarantine (mention_id, published_at, reason)
      select mention_id, published_at, reason from bad
      on conflict do nothing
      """;

  private final Pool pool;
  private final Scorer scorer;
  private final MentionEvents events;
  private final ScoringState state;

  ScoringCycle(Pool pool, Scorer scorer, MentionEvents events, ScoringState state) {
    this.pool = pool;
    this.scorer = scorer;
    this.events = events;
    this.state = state;
  }

  /** Fails while scoring is not to be reached, so that the cycle backs off. */
  public Uni<Duration> round() {
    return pool.preparedQuery(CLAIM_DUE)
        .execute(Tuple.of(CLAIM))
        .map(ScoringCycle::waiting)
        .chain(this::score);
  }

  private Uni<Duration> score(List<Waiting> claimed) {
    if (claimed.isEmpty()) {
      return Uni.createFrom().item(IDLE);
    }
    var calls = Groups.of(claimed, GROUP).stream().map(this::call).toList();
    return Uni.join()
        .all(calls)
        .andFailFast()
        .map(outcomes -> outcomes.stream().flatMap(List::stream).toList())
        .call(this::record)
        .map(outcomes -> next(outcomes, claimed.size()));
  }

  /** A full group is part of a backlog, which goes by the stream. */
  private Uni<List<Outcome>> call(List<Waiting> group) {
    return group.size() == GROUP ? scorer.stream(group) : scorer.batch(group);
  }

  private Duration next(List<Outcome> outcomes, int claimed) {
    if (outcomes.stream().allMatch(Outcome.Unreached.class::isInstance)) {
      var reason = ((Outcome.Unreached) outcomes.getFirst()).reason();
      state.down(reason);
      throw new IllegalStateException("scoring is not to be reached: " + reason);
    }
    state.up();
    if (claimed == CLAIM) {
      return Duration.ZERO;
    }
    return outcomes.stream().allMatch(Outcome.Scored.class::isInstance) ? IDLE : RETRY;
  }

  private Uni<Void> record(List<Outcome> outcomes) {
    var scored = new ArrayList<Outcome.Scored>();
    var again = new ArrayList<Outcome.Failed>();
    var unreached = new ArrayList<Outcome.Unreached>();
    var unreadable = new ArrayList<Outcome.Unreadable>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Scored one -> scored.add(one);
        case Outcome.Unreadable one -> unreadable.add(one);
        case Outcome.Unreached one -> unreached.add(one);
        case Outcome.Failed one -> {
          if (one.attempts() < MOST_ATTEMPTS) {
            again.add(one);
          } else {
            unreadable.add(new Outcome.Unreadable(one.id(), one.reason()));
          }
        }
      }
    }
    unreached.stream().findFirst().ifPresent(one -> warn(unreached.size(), one.reason()));
    again.stream().findFirst().ifPresent(one -> warn(again.size(), one.reason()));
    return pool.withTransaction(connection -> write(connection, scored))
        .chain(() -> tryAgain(again))
        .chain(() -> putBack(unreached, scored.isEmpty()))
        .chain(() -> quarantine(unreadable));
  }

  private static void warn(int mentions, String reason) {
    LOG.warnf("%d mentions not scored at this attempt: %s", mentions, reason);
  }

  private Uni<Void> write(SqlClient connection, List<Outcome.Scored> scored) {
    if (scored.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return ScoreTable.write(connection, scored).chain(live -> tell(connection, live));
  }

  private Uni<Void> tell(SqlClient connection, RowSet<Row> live) {
    var ids = new ArrayList<UUID>();
    var oldest = OffsetDateTime.MAX;
    for (var row : live) {
      ids.add(row.getUUID("mention_id"));
      var published = row.getOffsetDateTime("published_at");
      oldest = published.isBefore(oldest) ? published : oldest;
    }
    return events.append(connection, ids, oldest);
  }

  private Uni<Void> tryAgain(List<Outcome.Failed> failed) {
    return due(
        failed.stream().map(Outcome.Failed::id).toArray(UUID[]::new),
        failed.stream().map(Outcome.Failed::attempts).toArray(Integer[]::new),
        RETRY);
  }

  /**
   * In an outage an attempt does not count. Where others were scored in the same round, it does: a
   * mention over which scoring breaks the connection or the deadline must not come back for ever.
   */
  private Uni<Void> putBack(List<Outcome.Unreached> unreached, boolean outage) {
    var less = outage ? 1 : 0;
    return due(
        unreached.stream().map(Outcome.Unreached::id).toArray(UUID[]::new),
        unreached.stream()
            .map(one -> Math.min(one.attempts() - less, MOST_ATTEMPTS))
            .toArray(Integer[]::new),
        Duration.ZERO);
  }

  private Uni<Void> due(UUID[] ids, Integer[] attempts, Duration after) {
    if (ids.length == 0) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(TRY_AGAIN)
        .execute(Tuple.of(ids, attempts, after.toMillis() / 1000.0))
        .replaceWithVoid();
  }

  private Uni<Void> quarantine(List<Outcome.Unreadable> unreadable) {
    if (unreadable.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(QUARANTINE)
        .execute(
            Tuple.of(
                unreadable.stream().map(Outcome.Unreadable::id).toArray(UUID[]::new),
                unreadable.stream().map(Outcome.Unreadable::reason).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private static List<Waiting> waiting(RowSet<Row> rows) {
    var waiting = new ArrayList<Waiting>(rows.size());
    rows.forEach(row -> waiting.add(Waiting.of(row)));
    return waiting;
  }
}
