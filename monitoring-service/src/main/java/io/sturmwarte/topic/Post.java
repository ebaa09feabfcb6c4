package io.sturmwarte.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A negative mention with its phrases.
 *
 * @param phrases the written form by the stem
 */
record Post(UUID id, String text, Instant at, long reach, Fold fold, Map<String, String> phrases) {
  static Post of(UUID id, String text, Instant at, long reach, Phrases phrases) {
    return new Post(id, text, at, reach, Fold.of(text), phrases.of(text));
  }

  boolean says(String phrase) {
    return phrases.containsKey(phrase);
  }

  /** Copies of one text: the one with most reach stands for all. */
  record Copies(Post shown, List<Post> posts) {
    /** There is one of each fold; comparing all posts would take long. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Copies copies && copies.shown.fold().equals(shown.fold());
    }

    @Override
    public int hashCode() {
      return shown.fold().hashCode();
    }

    /** A text that is copied a hundred times counts more than once, and not a hundred times. */
    long weight() {
      return 64L - Long.numberOfLeadingZeros(posts.size());
    }

    KeyPhrases.Weighted weighted() {
      return new KeyPhrases.Weighted(shown.phrases().keySet(), weight());
    }

    static List<Copies> of(List<Post> posts) {
      var byFold = new LinkedHashMap<Fold, List<Post>>();
      posts.forEach(
          post -> byFold.computeIfAbsent(post.fold(), ignored -> new ArrayList<>()).add(post));
      return byFold.values().stream()
          .map(
              same ->
                  new Copies(
                      same.stream().max(Comparator.comparingLong(Post::reach)).orElseThrow(), same))
          .toList();
    }
  }
}
