package io.sturmwarte.backlog;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.reading.Outcome;
import io.sturmwarte.reading.Readings;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;

/** Writes scores with all their effect: one statement a batch. */
final class ScoreTable {
  /**
   * Whoever deletes the waiting row writes the score and counts it, so that a mention scored twice,
   * by two replicas, still counts once. Gives those that were published within the last hour.
   */
  private static final String WRITE =
      """
      with %s,
      done as (
        delete from unscored using reading where unscored.mention_id = reading.mention_id
        returning reading.*, unscored.published_at, unscored.platform, unscored.exercise, unscored.brand_ids,
          unscored.text, unscored.copy_of),
      scored as (
        insert into mention_score (mention_id, published_at, sentiment, negative, neutral, positive, toxicity,
          complaint, risk, urgency, crisis_types, intents, highlights, model_version, scored_at, words,
          copy_of)
        select mention_id, published_at, sentiment, negative, neutral, positive, toxicity, complaint, risk, urgency,
          crisis_types, intents, highlights, model_version, (select app_now()), mention_words(text), copy_of
        from done),
      counted as (
        insert into counter (brand_id, minute, platform, scored, negatives, toxic, duplicates)
        select brand_id, date_trunc('minute', published_at), platform, count(*),
          count(*) filter (where sentiment = 'negative'), count(*) filter (where toxicity >= 0.5),
          count(copy_of)
        from done cross join unnest(brand_ids) as brand_id
        where not exercise
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (brand_id, minute, platform) do update
        set scored = counter.scored + excluded.scored, negatives = counter.negatives + excluded.negatives,
          toxic = counter.toxic + excluded.toxic, duplicates = counter.duplicates + excluded.duplicates)
      select mention_id, published_at from done
      where published_at > (select app_now()) - interval '1 hour'
      """
          .formatted(Readings.ROWS);

  private ScoreTable() {}

  static Uni<RowSet<Row>> write(SqlClient connection, List<Outcome.Scored> scored) {
    return connection.preparedQuery(WRITE).execute(Tuple.from(Readings.columns(scored)));
  }
}
