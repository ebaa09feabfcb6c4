package io.sturmwarte.rescore;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.reading.Outcome;
import io.sturmwarte.reading.Readings;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Replaces scores and corrects what was counted by the difference: one statement a chunk. What
 * people corrected stays.
 */
final class Rewrite {
  /**
   * In one order, so that two jobs that share mentions wait instead of deadlocking; and before the
   * scores are compared, so that each compares with what the other left.
   */
  private static final String LOCK =
      """
      select from mention_score s
      join unnest($1::timestamptz[], $2::uuid[]) as k (published_at, mention_id) using (published_at, mention_id)
      order by s.published_at, s.mention_id
      for update of s
      """;

  private static final String WRITE =
      """
      with %s,
      fresh as (
        select reading.*, k.published_at
        from reading join unnest($1::uuid[], $14::timestamptz[]) as k (mention_id, published_at) using (mention_id)),
      old as (
        select s.published_at, s.mention_id, s.sentiment, s.toxicity,
          coalesce(s.corrected_sentiment, fresh.sentiment) as fresh_sentiment
        from mention_score s join fresh using (published_at, mention_id)),
      written as (
        update mention_score s
        set sentiment = coalesce(s.corrected_sentiment, fresh.sentiment), negative = fresh.negative, neutral = fresh.neutral,
          positive = fresh.positive, toxicity = fresh.toxicity, complaint = fresh.complaint, risk = fresh.risk,
          urgency = fresh.urgency,
          crisis_types = coalesce(s.corrected_crisis_types, fresh.crisis_types),
          read_sentiment = case when s.read_sentiment is not null then fresh.sentiment end,
          read_crisis_types = case when s.read_crisis_types is not null then fresh.crisis_types end, intents = fresh.intents,
          highlights = fresh.highlights, model_version = fresh.model_version, scored_at = (select app_now())
        from fresh
        where s.published_at = fresh.published_at and s.mention_id = fresh.mention_id
        returning s.published_at, s.mention_id),
      difference as (
        select old.published_at, old.mention_id, old.fresh_sentiment <> old.sentiment as changed,
          (old.fresh_sentiment = 'negative')::int - (old.sentiment = 'negative')::int as negatives,
          (fresh.toxicity >= 0.5)::int - (old.toxicity >= 0.5)::int as toxic
        from written join old using (published_at, mention_id) join fresh using (published_at, mention_id)),
      counted as (
        insert into counter (brand_id, minute, platform, negatives, toxic)
        select mb.brand_id, date_trunc('minute', m.published_at), m.platform, sum(d.negatives), sum(d.toxic)
        from difference d
        join mention m on m.published_at = d.published_at and m.id = d.mention_id
        join mention_brand mb on mb.published_at = d.published_at and mb.mention_id = d.mention_id
        where not m.exercise and (d.negatives <> 0 or d.toxic <> 0)
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (brand_id, minute, platform) do update
        set negatives = counter.negatives + excluded.negatives, toxic = counter.toxic + excluded.toxic)
      select count(*) filter (where changed) from difference
      """
          .formatted(Readings.ROWS);

  private Rewrite() {}

  /** Gives how many feel another way now. */
  static Uni<Long> write(SqlClient tx, Progress progress) {
    if (progress.scored().isEmpty()) {
      return Uni.createFrom().item(0L);
    }
    var publishedAt =
        progress.done().stream()
            .collect(Collectors.toMap(Claims.Mention::id, Claims.Mention::publishedAt));
    var scored = progress.scored();
    var ids = scored.stream().map(Outcome.Scored::id).toArray(UUID[]::new);
    var published =
        scored.stream().map(one -> publishedAt.get(one.id())).toArray(OffsetDateTime[]::new);
    var parameters = new ArrayList<>(Readings.columns(scored));
    parameters.add(published);
    return tx.preparedQuery(LOCK)
        .execute(Tuple.of(published, ids))
        .chain(() -> tx.preparedQuery(WRITE).execute(Tuple.from(parameters)))
        .map(rows -> rows.iterator().next().getLong(0));
  }
}
