package io.sturmwarte.reading;

import io.sturmwarte.scoring.v1.Contribution;
import io.sturmwarte.scoring.v1.Reading;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Readings as the parameters of one statement. */
public final class Readings {
  /** A {@code with} query of the first 13 parameters, its columns as in mention_score. */
  public static final String ROWS =
      """
      reading as (
        select mention_id, sentiment, negative, neutral, positive, toxicity, complaint, risk, urgency,
          string_to_array(crisis_types, ' ') as crisis_types, string_to_array(intents, ' ') as intents,
          highlights::jsonb as highlights, model_version
        from unnest($1::uuid[], $2::text[], $3::float8[], $4::float8[], $5::float8[], $6::float8[],
            $7::float8[], $8::float8[], $9::float8[], $10::text[], $11::text[], $12::text[], $13::text[])
          as r (mention_id, sentiment, negative, neutral, positive, toxicity, complaint, risk, urgency, crisis_types,
            intents, highlights, model_version))""";

  private Readings() {}

  public static List<Object> columns(List<Outcome.Scored> scored) {
    return List.of(
        scored.stream().map(Outcome.Scored::id).toArray(UUID[]::new),
        column(scored, String[]::new, reading -> word(reading.getSentiment().name(), "SENTIMENT_")),
        column(scored, Double[]::new, Reading::getNegative),
        column(scored, Double[]::new, Reading::getNeutral),
        column(scored, Double[]::new, Reading::getPositive),
        column(scored, Double[]::new, Reading::getToxicity),
        column(scored, Double[]::new, Reading::getComplaint),
        column(scored, Double[]::new, reading -> reading.getRisk().getValue()),
        column(scored, Double[]::new, reading -> reading.getUrgency().getValue()),
        column(
            scored, String[]::new, reading -> words(reading.getCrisisTypesList(), "CRISIS_TYPE_")),
        column(scored, String[]::new, reading -> words(reading.getIntentsList(), "INTENT_")),
        column(scored, String[]::new, Readings::highlights),
        column(scored, String[]::new, Reading::getModelVersion));
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
