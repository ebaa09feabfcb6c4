package io.sturmwarte.crisis;

import io.sturmwarte.sentiment.Odds;
import java.util.ArrayList;
import java.util.List;

/**
 * What the findings about a text come to.
 *
 * @param complaint probability that it complains about the brand
 * @param urgency how soon it needs somebody
 * @param risk how much it threatens the brand
 */
public record Assessment(double complaint, List<CrisisType> types, Rating urgency, Rating risk) {
  public static final Assessment NONE = new Assessment(0, List.of(), Rating.NONE, Rating.NONE);

  private static final Weights WEIGHTS = Weights.shipped();
  private static final int ENOUGH_TERMS = 2;
  private static final double LIKELY = 0.5;

  public static Assessment of(Odds sentiment, double toxicity, Terms.Found found) {
    double complaint = complaint(sentiment, found);
    var types = types(sentiment, complaint, found);
    return new Assessment(
        complaint,
        types,
        rating("urgency", sentiment, toxicity, complaint, types, found),
        rating("risk", sentiment, toxicity, complaint, types, found));
  }

  private static double complaint(Odds sentiment, Terms.Found found) {
    double logit =
        WEIGHTS.of("complaint", "bias")
            + WEIGHTS.of("complaint", "negative") * sentiment.negative()
            + WEIGHTS.of("complaint", "term") * Math.min(ENOUGH_TERMS, found.complaints())
            + WEIGHTS.of("complaint", "type") * Math.min(1, found.types().size());
    return 1 / (1 + Math.exp(-logit));
  }

  /** A clear complaint has a cause, even where no list knows it. */
  private static List<CrisisType> types(Odds sentiment, double complaint, Terms.Found found) {
    boolean unexplained = found.types().isEmpty() && complaint > LIKELY;
    return unexplained && sentiment.negative() > LIKELY ? List.of(CrisisType.OTHER) : found.types();
  }

  private static Rating rating(
      String formula,
      Odds sentiment,
      double toxicity,
      double complaint,
      List<CrisisType> types,
      Terms.Found found) {
    var parts = new ArrayList<Rating.Part>();
    add(parts, formula, "negative", sentiment.negative());
    add(parts, formula, "toxicity", toxicity);
    add(parts, formula, "complaint", complaint);
    if (!types.isEmpty()) {
      add(parts, formula, types.getFirst().label(), 1);
    }
    for (var intent : found.intents()) {
      add(parts, formula, intent.label(), 1);
    }
    return Rating.of(List.copyOf(parts));
  }

  private static void add(List<Rating.Part> parts, String formula, String name, double times) {
    double value = WEIGHTS.of(formula, name) * times;
    if (value != 0) {
      parts.add(new Rating.Part(name, value));
    }
  }
}
