package io.sturmwarte.score;

import io.sturmwarte.crisis.Assessment;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.sentiment.Odds;
import io.sturmwarte.text.Language;
import java.util.List;

/**
 * How a text reads.
 *
 * @param toxicity worth a look for insult or threat, 0 to 1
 * @param contributions sorted by where they stand; they add up to what the text, without the
 *     model's leaning, adds to negative minus positive
 * @param evidence for each crisis type and intent that was found, in that order
 */
public record Reading(
    LanguageIdentifier.Guess language,
    Odds sentiment,
    double toxicity,
    Signs signs,
    Assessment assessment,
    List<Contribution> contributions,
    List<Evidence> evidence,
    String modelVersion) {
  /**
   * What a piece of the text added to its reading.
   *
   * @param start in UTF-16 code units
   * @param weight in logits; in a sentiment, above 0 is towards negative
   */
  public record Contribution(int start, int end, double weight) {}

  /**
   * Why a crisis type or an intent was found.
   *
   * @param probability as common as in training
   * @param words those that spoke most for it, sorted by where they stand
   */
  public record Evidence(String name, double probability, List<Contribution> words) {}

  /** How sure the sentiment is, 0 to 1; of what was not read, nothing is sure. */
  public double confidence() {
    return language.language() == Language.UNSUPPORTED ? 0 : sentiment.confidence();
  }

  /** Of a text in a language that cannot be read: neutral, and of no concern. */
  static Reading unread(LanguageIdentifier.Guess language, String modelVersion) {
    return new Reading(
        language, Odds.NEUTRAL, 0, Signs.NONE, Assessment.NONE, List.of(), List.of(), modelVersion);
  }
}
