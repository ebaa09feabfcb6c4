package io.sturmwarte.topic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes clusters of typical phrases: the one that names best takes the texts that contain it, and
 * those that share two of the words which are frequent in these; then the best of the rest.
 */
final class TopicFinder {
  private static final int MOST_TOPICS = 6;
  private static final int MOST_TERMS = 6;
  private static final int LEAST_TEXTS = 3;
  private static final int SHARED_WORDS = 2;

  /** A phrase in so large a part of a cluster's texts is one of its terms. */
  private static final double FREQUENT = 0.3;

  private TopicFinder() {}

  /**
   * Texts that belong together.
   *
   * @param terms stems, the naming one first
   * @param words single ones, of which texts of this topic share some
   * @param copies the texts, each with its copies
   */
  record Cluster(String name, List<String> terms, Set<String> words, List<Post.Copies> copies) {
    List<Post> posts() {
      return copies.stream().flatMap(one -> one.posts().stream()).toList();
    }

    boolean holds(Post post) {
      return belongs(post, name, words);
    }
  }

  static List<Cluster> find(List<Post> negatives, Map<String, Long> background) {
    var clusters = new ArrayList<Cluster>();
    var left = new ArrayList<>(Post.Copies.of(negatives));
    var counts = KeyPhrases.count(weighted(left));
    while (clusters.size() < MOST_TOPICS && !left.isEmpty()) {
      var next = next(left, counts, background);
      if (next.isEmpty()) {
        break;
      }
      clusters.add(next.get());
      left.removeAll(Set.copyOf(next.get().copies()));
      KeyPhrases.count(weighted(next.get().copies()))
          .forEach((phrase, count) -> counts.merge(phrase, -count, Long::sum));
    }
    clusters.sort(Comparator.comparingInt((Cluster cluster) -> cluster.posts().size()).reversed());
    return clusters;
  }

  private static Optional<Cluster> next(
      List<Post.Copies> left, Map<String, Long> counts, Map<String, Long> background) {
    var typical = KeyPhrases.of(counts, background, LEAST_TEXTS);
    return bestName(typical, left).map(name -> cluster(name, typical, left));
  }

  private static List<KeyPhrases.Weighted> weighted(List<Post.Copies> texts) {
    return texts.stream().map(Post.Copies::weighted).toList();
  }

  /** The most typical come first, so that few have to be looked at. */
  private static Optional<String> bestName(
      List<KeyPhrases.Typical> typical, List<Post.Copies> left) {
    var best = Optional.<String>empty();
    var highest = 0.0;
    for (var one : typical) {
      if (!one.isClear() || one.z() * Labels.MOST <= highest) {
        return best;
      }
      var merit = one.z() * Labels.naming(one.phrase(), left);
      if (merit > highest) {
        highest = merit;
        best = Optional.of(one.phrase());
      }
    }
    return best;
  }

  private static Cluster cluster(
      String name, List<KeyPhrases.Typical> typical, List<Post.Copies> left) {
    var core = left.stream().filter(copies -> copies.shown().says(name)).toList();
    var weight = core.stream().mapToLong(Post.Copies::weight).sum();
    var weights = KeyPhrases.count(weighted(core));
    var frequent =
        typical.stream()
            .filter(one -> weights.getOrDefault(one.phrase(), 0L) >= FREQUENT * weight)
            .map(KeyPhrases.Typical::phrase)
            .toList();
    var words =
        frequent.stream().filter(phrase -> !phrase.contains(" ")).collect(Collectors.toSet());
    var all = left.stream().filter(copies -> belongs(copies.shown(), name, words)).toList();
    return new Cluster(name, terms(name, frequent), words, all);
  }

  private static boolean belongs(Post post, String name, Set<String> words) {
    return post.says(name) || words.stream().filter(post::says).count() >= SHARED_WORDS;
  }

  /** The naming phrase and those that are frequent beside it, each thing once. */
  private static List<String> terms(String name, List<String> frequent) {
    var terms = new ArrayList<String>();
    terms.add(name);
    for (var phrase : frequent) {
      if (terms.size() < MOST_TERMS && !Labels.says(terms, phrase)) {
        terms.add(phrase);
      }
    }
    return terms;
  }
}
