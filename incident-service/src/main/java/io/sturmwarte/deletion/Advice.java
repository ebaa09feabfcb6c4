package io.sturmwarte.deletion;

import io.sturmwarte.monitoring.Mention;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a text reads to scoring-service, shown beside a person's classification.
 *
 * @param toxicity how much it reads like an insult or a threat, 0 to 1
 * @param risk that it does harm to the brand, 0 to 1
 * @param doubt whether the classification and the reading do not fit together
 */
public record Advice(
    String sentiment,
    double toxicity,
    double complaint,
    double risk,
    List<String> intents,
    boolean doubt) {
  private static final double TOXIC = 0.5;

  static @Nullable Advice of(Mention mention, Classification classification) {
    var score = mention.score();
    return score == null
        ? null
        : new Advice(
            score.sentiment(),
            score.toxicity(),
            score.complaint(),
            score.risk(),
            score.intents(),
            doubt(score.toxicity(), classification));
  }

  private static boolean doubt(double toxicity, Classification classification) {
    return switch (classification) {
      case LAWFUL_CRITICISM -> toxicity >= TOXIC;
      case NETIQUETTE -> false;
      case ILLEGAL -> toxicity < TOXIC;
    };
  }
}
