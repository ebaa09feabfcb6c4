package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.text.Language;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which corpora teach what. The targets of a question are labelled as the product reads; the other
 * corpora teach beside them, each by a model of its own whose answers become features (see {@link
 * Stack}).
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

  /** Public sentiment labelled as ours is: negative, neutral, positive, in balance. */
  static List<Source> sentimentTargets(Language language) {
    return List.of(umsab(language, "train"), umsab(language, "val"));
  }

  static List<Source> toxicityTargets(Language language) {
    return language == Language.GERMAN
        ? List.of(new Source("toxicity/germeval2018_train.tsv", language, CC_BY))
        : List.of();
  }

  /** The corpora that a question is learned from, beside our own posts. */
  static List<Source> targets(Head head, Language language) {
    return switch (head) {
      case NEGATIVE, NEUTRAL, POSITIVE -> sentimentTargets(language);
      case TOXIC -> toxicityTargets(language);
      default -> List.of();
    };
  }

  /** Every corpus that teaches beside, unless it is the question's target. */
  static List<Source> teachers(Language language) {
    return Stream.of(
            sentimentTargets(language).stream(),
            toxicityTargets(language).stream(),
            beside(language).stream())
        .flatMap(sources -> sources)
        .toList();
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
      case ENGLISH ->
          List.of(
              new Source("sentiment/xed_en.tsv", language, CC_BY),
              new Source("crisis/crisislext26_dev_events.tsv", language, MIT));
      case UNSUPPORTED -> List.of();
    };
  }

  /**
   * The sentiment of other languages, taken together: it teaches what emoji, marks, names and
   * borrowed words say.
   */
  static List<Source> foreignSentiment(Language language) {
    var others = Stream.of("train", "val").flatMap(part -> otherLanguages(part).stream()).toList();
    var sibling = language == Language.GERMAN ? Language.ENGLISH : Language.GERMAN;
    return Stream.concat(others.stream(), sentimentTargets(sibling).stream()).toList();
  }

  /** Words with a polarity. */
  static Source lexicon(Language language) {
    return language == Language.GERMAN
        ? new Source("lexicon/germanlex_de.csv", language, APACHE)
        : new Source("lexicon/vader_lexicon_en.txt", Language.ENGLISH, MIT);
  }

  /** What emoji show, in English words. */
  static Source emoji() {
    return new Source("lexicon/vader_emoji.txt", Language.ENGLISH, MIT);
  }

  /** Our own posts. */
  static Source posts(Language language) {
    return new Source("posts_%s.tsv".formatted(language.label()), language, APACHE);
  }

  /** Our own posts that nothing is learned from. */
  static Source setAside(Language language) {
    return new Source("posts_%s_set_aside.tsv".formatted(language.label()), language, APACHE);
  }

  static Source terms(Head head, Language language) {
    var path = "terms/%s/%s.txt".formatted(language.label(), head.label());
    return new Source(path, language, APACHE);
  }

  /** What is neither German nor English, for telling languages apart. */
  static List<Source> otherLanguages(String part) {
    return Stream.of("arabic", "french", "hindi", "italian", "portuguese", "spanish")
        .map(
            name ->
                new Source(
                    "sentiment/umsab_%s_%s.tsv".formatted(name, part),
                    Language.UNSUPPORTED,
                    APACHE))
        .toList();
  }

  /** Sentences of our own in further languages. */
  static Source furtherLanguages() {
    return new Source("other_languages.tsv", Language.UNSUPPORTED, APACHE);
  }

  static Source furtherLanguagesSetAside() {
    return new Source("other_languages_set_aside.tsv", Language.UNSUPPORTED, APACHE);
  }

  private static Source umsab(Language language, String part) {
    var name = language == Language.GERMAN ? "german" : "english";
    return new Source("sentiment/umsab_%s_%s.tsv".formatted(name, part), language, APACHE);
  }
}
