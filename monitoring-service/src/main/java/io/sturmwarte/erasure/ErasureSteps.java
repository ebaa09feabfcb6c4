package io.sturmwarte.erasure;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.erasure.Erasure.Step;
import io.sturmwarte.erasure.ErasureCycle.Job;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;

/** One piece of an erasure, in the transaction that holds the job. */
final class ErasureSteps {
  private static final int MENTIONS_AT_ONCE = 500;
  private static final int LOOKED_AT_AT_ONCE = 20_000;
  private static final String MARK = "\\1[erased]";
  private static final Duration SOON = Duration.ofMillis(200);

  /** By the server's own clock, which also says when transactions began. */
  private static final String SEEN =
      """
      update erasure set seen_after = coalesce(seen_after, clock_timestamp()) where id = $1 returning seen_after
      """;

  private static final String BEGUN_BEFORE =
      """
      select exists (
        select from pg_stat_activity
        where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()
          and xact_start < $1)
      """;

  private static final String MENTIONS =
      """
      with gone as materialized (
        select id, published_at, external_id from mention where author = any($2) order by id limit $3),
      reference as (
        insert into erasure_reference (erasure_id, external_id)
        select $1, external_id from gone
        on conflict do nothing)
      select count(*) as found, array_agg(id) as ids, array_agg(published_at) as days from gone
      """;

  private static final String REMOVE =
      """
      update erasure set removed = counts_sum(removed, erase_mentions($2, $3)) where id = $1
      """;

  private static final String END_OF_PIECE =
      """
      select published_at, id from (
        select m.published_at, m.id from mention m
        where m.published_at >= (select position_at from erasure where id = $1)
          and (m.published_at, m.id) > (
            (select position_at from erasure where id = $1), (select position_id from erasure where id = $1))
        order by m.published_at, m.id
        limit $2) as piece
      order by published_at desc, id desc
      limit 1
      """;

  /** Where a text was changed, its words and the places that explain its score no longer fit. */
  private static final String CHANGE_TEXTS =
      """
      with piece as (
        select e.position_at, e.position_id from erasure e where e.id = $1),
      changed as (
        update mention m
        set text = regexp_replace(m.text, $2, $3, 'gi'), url = regexp_replace(m.url, $2, $3, 'gi'),
          reply_to = case when answers.reply_to is null then regexp_replace(m.reply_to, $2, $3, 'gi') end,
          repost_of = case when answers.repost_of is null then regexp_replace(m.repost_of, $2, $3, 'gi') end
        from (
          select n.published_at, n.id,
            (select external_id from erasure_reference r where r.erasure_id = $1 and r.external_id = n.reply_to) as reply_to,
            (select external_id from erasure_reference r where r.erasure_id = $1 and r.external_id = n.repost_of) as repost_of,
            n.text ~* $2 or n.url ~* $2 or n.reply_to ~* $2 or n.repost_of ~* $2 as names
          from mention n
          where n.published_at >= (select position_at from piece) and n.published_at <= $4
            and (n.published_at, n.id) > ((select position_at from piece), (select position_id from piece))
            and (n.published_at, n.id) <= ($4, $5)
          offset 0) as answers
        where m.published_at = answers.published_at and m.id = answers.id
          and (answers.names or answers.reply_to is not null or answers.repost_of is not null)
        returning m.published_at, m.id, m.text),
      explained as (
        update mention_score s set highlights = '[]', words = mention_words(changed.text) from changed
        where s.published_at = changed.published_at and s.mention_id = changed.id)
      update erasure
      set position_at = $4, position_id = $5,
        changed = counts_plus(changed, 'mention', (select count(*) from changed))
      where id = $1
      """;

  private static final String END_OF_EVENTS =
      """
      select max(v.id) as id from (
        select v.id from event v join erasure e on e.id = $1
        where v.id > e.position_event order by v.id limit $2) as v
      """;

  private static final String CHANGE_EVENTS =
      """
      with removed as (
        delete from event v using erasure e
        where e.id = $1 and v.id > e.position_event and v.id <= $4 and v.data ->> 'author' = any(e.authors)
        returning v.id),
      changed as (
        update event v set data = regexp_replace(v.data::text, $2, $3, 'gi')::jsonb
        from erasure e
        where e.id = $1 and v.id > e.position_event and v.id <= $4 and v.data::text ~* $2
          and not coalesce(v.data ->> 'author' = any(e.authors), false)
        returning v.id)
      update erasure
      set position_event = $4, removed = counts_plus(removed, 'event', (select count(*) from removed)),
        changed = counts_plus(changed, 'event', (select count(*) from changed))
      where id = $1
      """;

  private static final String ELSEWHERE =
      """
      update erasure e
      set removed = counts_sum(e.removed, found.removed), changed = counts_sum(e.changed, found.changed)
      from erase_elsewhere($2, $3, $4) as found
      where e.id = $1
      """;

  private static final String NEXT =
      "update erasure set step = $2, last_error = null where id = $1";

  private static final String FORGET =
      """
      with forgotten as (delete from erasure_reference where erasure_id = $1)
      update erasure set step = 'done', handle = null, authors = '{}', finished_at = app_now() where id = $1
      """;

  private ErasureSteps() {}

  /** Gives how long to sleep. */
  static Uni<Duration> take(SqlClient tx, Job job) {
    return switch (job.step()) {
      case BEGUN -> waitForOthers(tx, job);
      case MENTIONS -> mentions(tx, job);
      case TEXTS -> texts(tx, job);
      case EVENTS -> events(tx, job);
      case TABLES ->
          run(tx, ELSEWHERE, Tuple.of(job.id(), job.authors(), job.author().addressed(), MARK))
              .chain(() -> next(tx, job, Step.SPACE));
      case SPACE -> run(tx, FORGET, Tuple.of(job.id())).replaceWith(Duration.ZERO);
      case DONE -> Uni.createFrom().item(Duration.ZERO);
    };
  }

  private static Uni<Duration> waitForOthers(SqlClient tx, Job job) {
    return tx.preparedQuery(SEEN)
        .execute(Tuple.of(job.id()))
        .map(rows -> rows.iterator().next().getOffsetDateTime(0))
        .chain(seen -> tx.preparedQuery(BEGUN_BEFORE).execute(Tuple.of(seen)))
        .map(rows -> rows.iterator().next().getBoolean(0))
        .chain(wait -> wait ? Uni.createFrom().item(SOON) : next(tx, job, Step.MENTIONS));
  }

  private static Uni<Duration> mentions(SqlClient tx, Job job) {
    return tx.preparedQuery(MENTIONS)
        .execute(Tuple.of(job.id(), job.authors(), MENTIONS_AT_ONCE))
        .map(rows -> rows.iterator().next())
        .chain(
            gone ->
                gone.getLong("found") == 0
                    ? next(tx, job, Step.TEXTS)
                    : run(
                        tx,
                        REMOVE,
                        Tuple.of(
                            job.id(),
                            gone.getArrayOfUUIDs("ids"),
                            gone.getArrayOfOffsetDateTimes("days"))));
  }

  private static Uni<Duration> texts(SqlClient tx, Job job) {
    return tx.preparedQuery(END_OF_PIECE)
        .execute(Tuple.of(job.id(), LOOKED_AT_AT_ONCE))
        .map(ErasureSteps::first)
        .chain(
            end ->
                end.map(
                        row ->
                            run(
                                tx,
                                CHANGE_TEXTS,
                                Tuple.of(
                                    job.id(),
                                    job.author().addressed(),
                                    MARK,
                                    row.getOffsetDateTime("published_at"),
                                    row.getUUID("id"))))
                    .orElseGet(() -> next(tx, job, Step.EVENTS)));
  }

  private static Uni<Duration> events(SqlClient tx, Job job) {
    return tx.preparedQuery(END_OF_EVENTS)
        .execute(Tuple.of(job.id(), LOOKED_AT_AT_ONCE))
        .map(rows -> Optional.ofNullable(rows.iterator().next().getLong("id")))
        .chain(
            end ->
                end.map(
                        id ->
                            run(
                                tx,
                                CHANGE_EVENTS,
                                Tuple.of(job.id(), job.author().addressed(), MARK, id)))
                    .orElseGet(() -> next(tx, job, Step.TABLES)));
  }

  private static Uni<Duration> next(SqlClient tx, Job job, Step step) {
    return run(tx, NEXT, Tuple.of(job.id(), step.word()));
  }

  private static Uni<Duration> run(SqlClient tx, String statement, Tuple parameters) {
    return tx.preparedQuery(statement).execute(parameters).replaceWith(Duration.ZERO);
  }

  private static Optional<Row> first(RowSet<Row> rows) {
    return rows.size() == 0 ? Optional.empty() : Optional.of(rows.iterator().next());
  }
}
