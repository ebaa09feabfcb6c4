package io.sturmwarte.topic;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Knows topics again: the one remembered whose words overlap most with the words at hand. */
final class Memory {
  /** Of the words of the one that has fewer. */
  private static final double SAME = 0.5;

  private final List<Remembered> topics;
  private final Set<String> taken = new HashSet<>();

  Memory(List<Remembered> topics) {
    this.topics = topics;
  }

  /** A topic as it was last seen. */
  record Remembered(String key, List<String> terms) {}

  /** The key of a topic with these terms; each remembered one is given once. */
  String keyOf(List<String> terms) {
    var known = closest(terms);
    var key = known == null ? unused(slug(terms.getFirst())) : known.key();
    taken.add(key);
    return key;
  }

  private @Nullable Remembered closest(List<String> terms) {
    return topics.stream()
        .filter(topic -> !taken.contains(topic.key()))
        .filter(topic -> overlap(topic.terms(), terms) >= SAME)
        .max(Comparator.comparingDouble(topic -> overlap(topic.terms(), terms)))
        .orElse(null);
  }

  /** The part of the words of the shorter list that the other has too. */
  static double overlap(Collection<String> one, Collection<String> other) {
    var a = words(one);
    var b = words(other);
    var shared = a.stream().filter(b::contains).count();
    return (double) shared / Math.max(1, Math.min(a.size(), b.size()));
  }

  private String unused(String slug) {
    var key = slug;
    for (var number = 2; isUsed(key); number++) {
      key = slug + "-" + number;
    }
    return key;
  }

  private boolean isUsed(String key) {
    return taken.contains(key) || topics.stream().anyMatch(topic -> topic.key().equals(key));
  }

  /** A hashtag counts as the word that it is. */
  private static Set<String> words(Collection<String> terms) {
    var words = new HashSet<String>();
    terms.forEach(
        term -> {
          for (var word : term.split(" ")) {
            words.add(Stems.of(word.startsWith("#") ? word.substring(1) : word));
          }
        });
    return words;
  }

  private static String slug(String term) {
    return term.replace("#", "").replace(' ', '-');
  }
}
