package io.sturmwarte.mention;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to find; null, or an empty list, for no matter.
 *
 * @param words in German or English, as people write them into a search
 * @param about at least one of these words or phrases, such as the terms of a topic
 * @param author a pseudonym
 * @param scored whether it has a score, or waits for one
 * @param to exclusive
 */
record Criteria(
    @Nullable String words,
    List<String> about,
    @Nullable String sentiment,
    @Nullable Boolean toxic,
    @Nullable Boolean scored,
    @Nullable String platform,
    @Nullable String language,
    @Nullable Long minReach,
    @Nullable String author,
    @Nullable Boolean exercise,
    @Nullable String modelVersion,
    @Nullable Instant from,
    @Nullable Instant to) {

  /**
   * Whether an index leads to what is meant, rather than looking at one mention after the other.
   */
  boolean isIndexed() {
    return hasWords() || author != null;
  }

  boolean hasWords() {
    return words != null || !about.isEmpty();
  }

  /** Whether every mention of the brand and the time is meant. */
  boolean isEverything() {
    return !isIndexed()
        && sentiment == null
        && toxic == null
        && scored == null
        && platform == null
        && language == null
        && minReach == null
        && exercise == null
        && modelVersion == null;
  }

  /** What the index of words leads to: on score {@code s}. */
  void addWords(Conditions conditions) {
    addWords(conditions, words);
    addWords(conditions, about.isEmpty() ? null : anyOf(about));
  }

  /** What the index of authors leads to: on mention {@code m}. */
  void addAuthor(Conditions conditions) {
    conditions.add("m.author = %s", author);
  }

  /** The others: on mention {@code m} and its score {@code s}. */
  void addFilters(Conditions conditions) {
    conditions.add("s.sentiment = %s", sentiment);
    conditions.add("coalesce(s.toxicity >= 0.5, false) = %s", toxic);
    conditions.add("(s.mention_id is not null) = %s", scored);
    conditions.add("m.platform = %s", platform);
    conditions.add("m.language = %s", language);
    conditions.add("m.reach >= %s", minReach);
    conditions.add("m.exercise = %s", exercise);
    conditions.add("s.model_version = %s", modelVersion);
  }

  /** A word is found by its German or its English stem. */
  private static void addWords(Conditions conditions, @Nullable String words) {
    conditions.add(
        "s.words @@ (websearch_to_tsquery('german', %1$s) || websearch_to_tsquery('english', %1$s))",
        words);
  }

  private static String anyOf(List<String> phrases) {
    return phrases.stream()
        .map(phrase -> '"' + phrase.replace('"', ' ') + '"')
        .collect(Collectors.joining(" or "));
  }
}
