package io.sturmwarte.campaign;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the posts are spread over their authors. */
final class Concentration {
  private static final int TOP = 10;
  private static final long MANY_POSTS = 5;
  private static final double LARGE_PART = 0.02;

  /** One angry customer is no campaign, however much they write. */
  private static final int SEVERAL = 3;

  private final Map<String, Long> byAuthor;
  private final long posts;

  private Concentration(Map<String, Long> byAuthor, long posts) {
    this.byAuthor = byAuthor;
    this.posts = posts;
  }

  static Concentration of(List<Post> posts) {
    var byAuthor = new HashMap<String, Long>();
    posts.forEach(post -> byAuthor.merge(post.author(), 1L, Long::sum));
    return new Concentration(byAuthor, posts.size());
  }

  int authors() {
    return byAuthor.size();
  }

  /** What the one who writes most has written. */
  long most() {
    return byAuthor.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  double topTenShare() {
    var top =
        byAuthor.values().stream()
            .sorted(Collections.reverseOrder())
            .limit(TOP)
            .mapToLong(Long::longValue)
            .sum();
    return posts == 0 ? 0 : (double) top / posts;
  }

  /** {@code sum((2i - n - 1) x_i) / (n sum(x))} over the counts in order. */
  double gini() {
    var counts = byAuthor.values().stream().mapToLong(Long::longValue).toArray();
    Arrays.sort(counts);
    var n = counts.length;
    var weighted = 0.0;
    for (var i = 0; i < n; i++) {
      weighted += (2.0 * (i + 1) - n - 1) * counts[i];
    }
    return posts == 0 ? 0 : weighted / ((double) n * posts);
  }

  /** Authors of whom each writes much; none where it is only one or two. */
  Set<String> heavy() {
    var heavy = new HashSet<String>();
    byAuthor.forEach(
        (author, count) -> {
          if (count >= MANY_POSTS && count >= LARGE_PART * posts) {
            heavy.add(author);
          }
        });
    return heavy.size() >= SEVERAL ? heavy : Set.of();
  }

  static long distinct(Collection<Post> posts) {
    return posts.stream().map(Post::author).distinct().count();
  }
}
