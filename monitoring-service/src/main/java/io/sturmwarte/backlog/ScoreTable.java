package io.sturmwarte.backlog;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.scoring.v1.Contribution;
import io.sturmwarte.scoring.v1.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Writes scores with all their effect: one statement a batch. */
final class ScoreTable {
  /**
   * Whoever deletes the waiting row writes the score and counts it, so that a mention scored twice,
   * by two replicas, still counts once. Gives those that were published within the last hour.
   */
  private static final String WRITE =
      """
      with reading as (
        select * from unnest($1::uuid[], $2::text[], $3::float8[], $4::float8[], $5::float8[], $6::float8[],
            $7::float8[], $8::float8[], $9::float8[], $10::text[], $11::text[], $12::text[], $13::text[])
          as r (mention_id, sentiment, negative, neutral, positive, toxicity, complaint, risk, urgency, crisis_types,
            intents, highlights, model_version)),
      done as (
        delete from unscored using reading where unscored.mention_id = reading.mention_id
        returning reading.*, unscored.published_at, unscored.platform, unscored.exercise, unscored.brand_ids),
      scored as (
        insert into mention_score (mention_id, published_at, sentiment, negative, neutral, positive, toxicity,
          complaint, risk, urgency, crisis_types, intents, highlights, model_version, scored_at)
        select mention_id, published_at, sentiment, negative, neutral, positive, toxicity, complaint, risk, urgency,
          string_to_array(crisis_types, ' '), string_to_array(intents, ' '), highlights::jsonb, model_version,
          (select app_now())
        from done),
      counted as (
        insert into counter (brand_id, minute, platform, scored, negatives, toxic)
        select brand_id, date_trunc('minute', published_at), platform, count(*),
          count(*) filter (where sentiment = 'negative'), count(*) filter (where toxicity >= 0.5)
        from done cross join unnest(brand_ids) as brand_id
        where not exercise
        group by 1, 2, 3 order by 1, 2, 3
        on conflict (brand_id, minute, platform) do update
        set scored = counter.scored + excluded.scored, negatives = counter.negatives + excluded.negatives,
          toxic = counter.toxic + excluded.toxic)
      select mention_id, published_at from done
      where published_at > (select app_now()) - interval '1 hour'
      """;

  private ScoreTable() {}

  static Uni<RowSet<Row>> write(SqlClient connection, List<Outcome.Scored> scored) {
    var columns =
        new Object[] {
          scored.stream().map(Outcome.Scored::id).toArray(UUID[]::new),
          column(
              scored, String[]::new, reading -> word(reading.getSentiment().name(), "SENTIMENT_")),
          column(scored, Double[]::new, Reading::getNegative),
          column(scored, Double[]::new, Reading::getNeutral),
          column(scored, Double[]::new, Reading::getPositive),
          column(scored, Double[]::new, Reading::getToxicity),
          column(scored, Double[]::new, Reading::getComplaint),
          column(scored, Double[]::new, reading -> reading.getRisk().getValue()),
          column(scored, Double[]::new, reading -> reading.getUrgency().getValue()),
          column(
              scored,
              String[]::new,
              reading -> words(reading.getCrisisTypesList(), "CRISIS_TYPE_")),
          column(scored, String[]::new, reading -> words(reading.getIntentsList(), "INTENT_")),
          column(scored, String[]::new, ScoreTable::highlights),
          column(scored, String[]::new, Reading::getModelVersion)
        };
    return connection.preparedQuery(WRITE).execute(Tuple.from(columns));
  }

  private static <T> T[] column(
      List<Outcome.Scored> scored, IntFunction<T[]> array, Function<Reading, T> value) {
    return scored.stream().map(one -> value.apply(one.reading())).toArray(array);
  }

  private static String words(List<? extends Enum<?>> values, String prefix) {
    return values.stream()
        .map(value -> word(value.name(), prefix))
        .collect(Collectors.joining(" "));
  }

  /** {@code CRISIS_TYPE_PRODUCT_FAULT} is shown as {@code product-fault}. */
  private static String word(String name, String prefix) {
    return name.substring(name.startsWith(prefix) ? prefix.length() : 0)
        .toLowerCase(Locale.ROOT)
        .replace('_', '-');
  }

  private static String highlights(Reading reading) {
    var array = new ArrayList<JsonObject>();
    for (Contribution contribution : reading.getContributionsList()) {
      array.add(
          new JsonObject()
              .put("start", contribution.getStart())
              .put("end", contribution.getEnd())
              .put("weight", contribution.getWeight()));
    }
    return new JsonArray(array).encode();
  }
}
