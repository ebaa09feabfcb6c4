package io.sturmwarte.topic;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which phrases name a topic well, and how they are written. */
final class Labels {
  private static final double HASHTAG = 1.5;
  private static final double PAIR = 1.3;
  private static final double NOUN = 1.15;

  /** No phrase names better than by so much. */
  static final double MOST = HASHTAG;

  private Labels() {}

  /**
   * People name a topic by its hashtag; else two words say more than one, a noun more than a verb.
   */
  static double naming(String phrase, Collection<Post.Copies> texts) {
    if (phrase.startsWith("#")) {
      return HASHTAG;
    }
    var written = written(phrase, texts);
    var noun = Character.isUpperCase(written.charAt(written.lastIndexOf(' ') + 1));
    return (phrase.contains(" ") ? PAIR : 1) * (noun ? NOUN : 1);
  }

  /** A phrase as it is written most. */
  static String written(String phrase, Collection<Post.Copies> texts) {
    Map<String, Long> forms = new HashMap<>();
    for (var text : texts) {
      var form = text.shown().phrases().get(phrase);
      if (form != null) {
        forms.merge(form, text.weight(), Long::sum);
      }
    }
    return forms.entrySet().stream()
        .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .map(Map.Entry::getKey)
        .orElse(phrase);
  }

  /** Whether the terms say this phrase already: as a part of a pair, or as a pair of its parts. */
  static boolean says(List<String> terms, String phrase) {
    var parts = Arrays.asList(phrase.split(" "));
    return terms.stream()
        .anyMatch(
            term -> {
              var words = Arrays.asList(term.split(" "));
              return words.containsAll(parts) || parts.containsAll(words);
            });
  }
}
