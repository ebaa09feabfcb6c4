package io.sturmwarte.topic;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Clusters as topics that are shown. */
final class TopicViews {
  private static final int EXAMPLES = 3;

  private TopicViews() {}

  /**
   * A topic as it is shown.
   *
   * @param negatives of the brand in the time looked at
   * @param earlier its negatives in the equal time before
   */
  static Topic of(TopicFinder.Cluster cluster, String key, Sample negatives, Sample earlier) {
    var posts = cluster.posts();
    var count = negatives.standFor(posts.size());
    var first = posts.stream().min(Comparator.comparing(Post::at)).orElseThrow();
    var top = posts.stream().max(Comparator.comparingLong(Post::reach)).orElseThrow();
    var examples =
        cluster.copies().stream()
            .sorted(
                Comparator.comparingLong((Post.Copies copies) -> copies.shown().reach()).reversed())
            .limit(EXAMPLES)
            .toList();
    return new Topic(
        key,
        Labels.written(cluster.name(), cluster.copies()),
        cluster.terms().stream().map(term -> Labels.written(term, cluster.copies())).toList(),
        (double) posts.size() / negatives.posts().size(),
        (int) Math.round(count),
        cluster.copies().size(),
        growth(cluster, count, earlier),
        first.at(),
        first.id(),
        top.reach(),
        top.id(),
        examples.stream().map(copies -> copies.shown().id()).toList(),
        examples.stream().map(copies -> copies.shown().text()).toList(),
        examples.stream().map(copies -> copies.posts().size()).toList());
  }

  private static @Nullable Double growth(
      TopicFinder.Cluster cluster, double count, Sample earlier) {
    var before = earlier.posts().stream().filter(cluster::holds).count();
    return before == 0 ? null : count / earlier.standFor(before);
  }
}
