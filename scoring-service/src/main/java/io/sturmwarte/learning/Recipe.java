package io.sturmwarte.learning;

import io.sturmwarte.text.Language;
import java.util.List;

/**
 * Which corpora teach what. The target corpora are labelled as the product reads; the others teach
 * beside them, each by a model of its own whose answers become features (see {@link Stack}).
 */
final class Recipe {
  static final String CC_BY = "CC BY 4.0";
  static final String MIT = "MIT";
  static final String APACHE = "Apache-2.0";

  private Recipe() {}

  /** A file of the data folders. */
  record Source(String path, Language language, String licence) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1).replaceAll("\\.\\w+$", "");
    }
  }

  static Source sentimentTarget(Language language) {
    return umsab(language, "train");
  }

  static Source sentimentValidation(Language language) {
    return umsab(language, "val");
  }

  static List<Source> beside(Language language) {
    return switch (language) {
      case GERMAN ->
          List.of(
              new Source("sentiment/potts_de.tsv", language, MIT),
              new Source("sentiment/sb10k_rest_de.tsv", language, CC_BY),
              new Source("sentiment/emotions_robot_de.tsv", language, MIT),
              new Source("sentiment/xed_de.tsv", language, CC_BY),
              new Source("toxicity/gahd_train_dev.tsv", language, CC_BY));
      case ENGLISH -> List.of(new Source("sentiment/xed_en.tsv", language, CC_BY));
      case UNSUPPORTED -> List.of();
    };
  }

  /** Words with a polarity: each teaches like a text of one word. */
  static Source lexicon(Language language) {
    return language == Language.GERMAN
        ? new Source("lexicon/germanlex_de.csv", language, APACHE)
        : new Source("lexicon/vader_lexicon_en.txt", language, MIT);
  }

  static Source toxicityTarget() {
    return new Source("toxicity/germeval2018_train.tsv", Language.GERMAN, CC_BY);
  }

  /** What is neither German nor English, for telling languages apart. */
  static List<Source> otherLanguages(String part) {
    return List.of("arabic", "french", "hindi", "italian", "portuguese", "spanish").stream()
        .map(
            name ->
                new Source(
                    "sentiment/umsab_%s_%s.tsv".formatted(name, part),
                    Language.UNSUPPORTED,
                    APACHE))
        .toList();
  }

  private static Source umsab(Language language, String part) {
    var name = language == Language.GERMAN ? "german" : "english";
    return new Source("sentiment/umsab_%s_%s.tsv".formatted(name, part), language, APACHE);
  }
}
