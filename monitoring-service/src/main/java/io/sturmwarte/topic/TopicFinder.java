package io.sturmwarte.topic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Makes topics of typical phrases: the most typical one names the first topic and takes the texts
 * that contain it, the most typical of the rest the next.
 */
final class TopicFinder {
  private static final int MOST_TOPICS = 6;
  private static final int MOST_TERMS = 5;
  private static final int EXAMPLES = 3;
  private static final int LEAST_TEXTS = 3;

  private TopicFinder() {}

  /** A negative mention with its phrases. */
  record Post(UUID id, String text, Instant at, long reach, Set<String> phrases) {
    static Post of(UUID id, String text, Instant at, long reach) {
      return new Post(id, text, at, reach, Phrases.of(text));
    }
  }

  /**
   * @param middle of the time looked at
   */
  static List<Topic> find(
      List<Post> negatives, Collection<Set<String>> background, Instant middle) {
    var topics = new ArrayList<Topic>();
    var left = new ArrayList<>(negatives);
    while (topics.size() < MOST_TOPICS && left.size() >= LEAST_TEXTS) {
      var typical =
          KeyPhrases.of(left.stream().map(Post::phrases).toList(), background, LEAST_TEXTS);
      if (typical.isEmpty()) {
        return topics;
      }
      var label = typical.getFirst().phrase();
      var about = left.stream().filter(post -> post.phrases().contains(label)).toList();
      topics.add(topic(label, terms(label, typical, about), about, negatives.size(), middle));
      left.removeAll(about);
    }
    topics.sort(Comparator.comparingInt(Topic::count).reversed());
    return topics;
  }

  /** The other typical phrases of these texts: in at least a third of them. */
  private static List<String> terms(
      String label, List<KeyPhrases.Typical> typical, List<Post> about) {
    return typical.stream()
        .map(KeyPhrases.Typical::phrase)
        .filter(phrase -> phrase.equals(label) || 3 * containing(phrase, about) >= about.size())
        .limit(MOST_TERMS)
        .toList();
  }

  private static long containing(String phrase, List<Post> posts) {
    return posts.stream().filter(post -> post.phrases().contains(phrase)).count();
  }

  private static Topic topic(
      String label, List<String> terms, List<Post> about, int all, Instant middle) {
    var earlier = about.stream().filter(post -> post.at().isBefore(middle)).count();
    var growth = earlier == 0 ? null : (about.size() - earlier) / (double) earlier;
    var mostReached =
        about.stream().sorted(Comparator.comparingLong(Post::reach).reversed()).toList();
    var examples = mostReached.stream().limit(EXAMPLES).toList();
    return new Topic(
        label,
        terms,
        (double) about.size() / all,
        about.size(),
        growth,
        about.stream().map(Post::at).min(Comparator.naturalOrder()).orElseThrow(),
        mostReached.getFirst().reach(),
        examples.stream().map(Post::id).toList(),
        examples.stream().map(Post::text).toList());
  }
}
