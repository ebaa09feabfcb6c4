package io.sturmwarte.score;

import io.sturmwarte.crisis.Assessment;
import io.sturmwarte.crisis.Intent;
import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.sentiment.Odds;
import java.util.List;

/**
 * How a text reads.
 *
 * @param toxicity worth a look for insult or threat, 0 to 1
 * @param contributions sorted by where they stand; they add up to what the text, without the
 *     model's leaning, adds to negative minus positive
 */
public record Reading(
    LanguageIdentifier.Guess language,
    Odds sentiment,
    double toxicity,
    Assessment assessment,
    List<Intent> intents,
    List<Contribution> contributions,
    String modelVersion) {
  /**
   * What a piece of the text added to its reading.
   *
   * @param start in UTF-16 code units
   * @param weight in logits; above 0 is towards negative
   */
  public record Contribution(int start, int end, double weight) {}

  /** Of a text in a language that cannot be read: neutral, and of no concern. */
  static Reading unread(LanguageIdentifier.Guess language, String modelVersion) {
    return new Reading(
        language, Odds.NEUTRAL, 0, Assessment.NONE, List.of(), List.of(), modelVersion);
  }
}
