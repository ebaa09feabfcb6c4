package io.sturmwarte.backlog;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.copy.Copies;
import io.sturmwarte.counter.Authors;
import io.sturmwarte.mention.MentionEvents;
import io.sturmwarte.reading.Outcome;
import io.sturmwarte.reading.Scorer;
import io.sturmwarte.reading.ScoringSettings;
import io.sturmwarte.reading.Text;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Claims what waits, newest first, has it scored and writes the result. A claim is a lease: the row
 * is not due again for a while, and whoever deletes it has scored it. Several rounds may go on side
 * by side. A mention that failed is taken up by rounds of their own and goes alone, so that it
 * holds up nobody.
 */
@ApplicationScoped
public class ScoringCycle {
  private static final Logger LOG = Logger.getLogger(ScoringCycle.class);
  private static final int TOGETHER = 256;
  private static final int ALONE = 16;
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofSeconds(1);

  /** An attempt counts when it failed, not when it began: an outage or a restart is none. */
  private static final String CLAIM_DUE =
      """
      with due as (
        select mention_id from unscored
        where due_at <= app_now() and attempts %s
        order by published_at desc
        limit $1
        for update skip locked),
      claimed as (
        update unscored set due_at = app_now() + $2::float8 * interval '1 second'
        from due where unscored.mention_id = due.mention_id
        returning unscored.*)
      select mention_id, text, language, published_at, platform, author, brand_ids, exercise, repost
      from claimed order by published_at desc
      """;

  private static final String CLAIM_FRESH = CLAIM_DUE.formatted("= 0");
  private static final String CLAIM_SUSPECTS = CLAIM_DUE.formatted("> 0");

  private static final String MARK_COPIES =
      """
      update unscored set copy_of = c.copy_of
      from unnest($1::uuid[], $2::uuid[]) as c (mention_id, copy_of)
      where unscored.mention_id = c.mention_id
      """;

  private static final String PUT_BACK =
      "update unscored set due_at = app_now() where mention_id = any($1)";

  private static final String TRY_AGAIN =
      """
      update unscored
      set attempts = attempts + 1, due_at = app_now() + interval '0.5 seconds' * power(2, attempts)
      where mention_id = any($1)
      """;

  private static final String QUARANTINE =
      """
      with bad as (
        delete from unscored using unnest($1::uuid[], $2::text[], $3::boolean[]) as q (mention_id, reason, for_good)
        where unscored.mention_id = q.mention_id and (q.for_good or unscored.attempts + 1 >= $4)
        returning unscored.mention_id, unscored.published_at, q.reason)
      insert into quarantine (mention_id, published_at, reason)
      select mention_id, published_at, reason from bad
      on conflict do nothing
      """;

  private final Pool pool;
  private final Scorer scorer;
  private final Copies copies;
  private final MentionEvents events;
  private final double lease;

  ScoringCycle(
      Pool pool, Scorer scorer, Copies copies, MentionEvents events, ScoringSettings settings) {
    this.pool = pool;
    this.scorer = scorer;
    this.copies = copies;
    this.events = events;
    // A deadline for the texts, one for the sample after a failure, one to write it all.
    this.lease = 3 * settings.deadline().toMillis() / 1000.0;
  }

  /** Takes up mentions that have just come in, together. */
  public Uni<Duration> round() {
    return claim(CLAIM_FRESH, TOGETHER, scorer::score);
  }

  /** Takes up mentions that failed before, each alone. */
  public Uni<Duration> suspects() {
    return claim(CLAIM_SUSPECTS, ALONE, this::eachAlone);
  }

  private Uni<List<Outcome>> eachAlone(List<Text> texts) {
    return Uni.join()
        .all(texts.stream().map(text -> scorer.score(List.of(text))).toList())
        .andFailFast()
        .map(outcomes -> outcomes.stream().flatMap(List::stream).toList());
  }

  /** Claims nothing while scoring does not answer. */
  private Uni<Duration> claim(
      String statement, int most, Function<List<Text>, Uni<List<Outcome>>> score) {
    return scorer
        .answers()
        .chain(answers -> answers ? claimDue(statement, most, score) : Uni.createFrom().item(SOON));
  }

  private Uni<Duration> claimDue(
      String statement, int most, Function<List<Text>, Uni<List<Outcome>>> score) {
    return pool.preparedQuery(statement)
        .execute(Tuple.of(most, lease))
        .map(Waiting::of)
        .chain(waiting -> waiting.isEmpty() ? idle() : score(waiting, score));
  }

  private Uni<Duration> score(
      List<Waiting> waiting, Function<List<Text>, Uni<List<Outcome>>> score) {
    return markCopies(waiting)
        .chain(() -> score.apply(waiting.stream().map(Waiting::text).toList()))
        .chain(outcomes -> record(waiting, outcomes));
  }

  /** Before they are scored, since replicas take turns at this and scoring takes long. */
  private Uni<Void> markCopies(List<Waiting> waiting) {
    var posts =
        waiting.stream()
            .filter(Waiting::mayBeCopy)
            .sorted(Comparator.comparing(Waiting::publishedAt))
            .map(Waiting::post)
            .toList();
    if (posts.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.withTransaction(
        connection ->
            copies.find(connection, posts).chain(copyOf -> markCopies(connection, copyOf)));
  }

  private static Uni<Void> markCopies(SqlClient connection, Map<UUID, UUID> copyOf) {
    if (copyOf.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(MARK_COPIES)
        .execute(
            Tuple.of(copyOf.keySet().toArray(UUID[]::new), copyOf.values().toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  private static Uni<Duration> idle() {
    return Uni.createFrom().item(IDLE);
  }

  private Uni<Duration> record(List<Waiting> waiting, List<Outcome> outcomes) {
    var scored = new ArrayList<Outcome.Scored>();
    var unscored = new ArrayList<Unscored>();
    var unreached = new ArrayList<UUID>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Scored one -> scored.add(one);
        case Outcome.Failed one -> unscored.add(new Unscored(one.id(), one.reason(), false));
        case Outcome.Suspected one -> unscored.add(new Unscored(one.id(), one.reason(), false));
        case Outcome.Unreadable one -> unscored.add(new Unscored(one.id(), one.reason(), true));
        case Outcome.Unreached one -> unreached.add(one.id());
      }
    }
    var wrote = waiting.stream().flatMap(Waiting::wrote).toList();
    return pool.withTransaction(
            connection -> write(connection, scored).chain(() -> Authors.add(connection, wrote)))
        .chain(() -> putBack(unreached))
        .chain(() -> keep(unscored))
        .replaceWith(next(outcomes, unreached));
  }

  /** What was left behind by a bad mention goes on at once; in an outage there is no hurry. */
  private static Duration next(List<Outcome> outcomes, Collection<UUID> unreached) {
    if (unreached.size() == outcomes.size()) {
      return SOON;
    }
    return unreached.isEmpty() && outcomes.size() < TOGETHER ? IDLE : Duration.ZERO;
  }

  /**
   * @param forGood no further attempt is of use
   */
  private record Unscored(UUID id, String reason, boolean forGood) {}

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

  private Uni<Void> putBack(List<UUID> unreached) {
    if (unreached.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return pool.preparedQuery(PUT_BACK)
        .execute(Tuple.of(unreached.toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  /** For another attempt, or, after too many, in quarantine. */
  private Uni<Void> keep(List<Unscored> unscored) {
    if (unscored.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    LOG.warnf(
        "%d mentions not scored at this attempt: %s",
        unscored.size(), unscored.getFirst().reason());
    var ids = unscored.stream().map(Unscored::id).toArray(UUID[]::new);
    var reasons = unscored.stream().map(Unscored::reason).toArray(String[]::new);
    var forGood = unscored.stream().map(Unscored::forGood).toArray(Boolean[]::new);
    return pool.preparedQuery(QUARANTINE)
        .execute(Tuple.of(ids, reasons, forGood, MOST_ATTEMPTS))
        .chain(() -> pool.preparedQuery(TRY_AGAIN).execute(Tuple.of(ids)))
        .replaceWithVoid();
  }
}
