package io.sturmwarte.campaign;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Finds moments with far more posts than chance would bring. A storm swells and ebbs, so a moment
 * is held against its neighbourhood: the posts within five minutes before and after it, spread by
 * chance, are Poisson. Where the sources tell only the minute, moments are minutes, and the
 * neighbourhood is half an hour.
 */
final class Synchrony {
  private static final int NEIGHBOURS = 300;
  private static final int NEIGHBOUR_MINUTES = 30;
  private static final int LEAST_AUTHORS = 3;

  /** Of one moment; there may be some thousand of them. */
  private static final double UNLIKELY = 1e-5;

  private Synchrony() {}

  /** The posts of such moments, if several people wrote in each. */
  static Set<UUID> find(List<Post> posts) {
    var onTheMinute = posts.stream().filter(post -> post.at().getEpochSecond() % 60 == 0).count();
    return 2 * onTheMinute > posts.size()
        ? find(posts, 60, NEIGHBOUR_MINUTES)
        : find(posts, 1, NEIGHBOURS);
  }

  private static Set<UUID> find(List<Post> posts, long seconds, int neighbours) {
    var cells = new TreeMap<Long, List<Post>>();
    posts.forEach(
        post ->
            cells
                .computeIfAbsent(
                    Math.floorDiv(post.at().getEpochSecond(), seconds),
                    ignored -> new ArrayList<>())
                .add(post));
    var found = new HashSet<UUID>();
    cells.forEach(
        (cell, here) -> {
          var around = around(cells, cell, neighbours) - here.size();
          var expected = (around + 1.0) / (2 * neighbours);
          if (Concentration.distinct(here) >= LEAST_AUTHORS
              && atLeast(here.size(), expected) < UNLIKELY) {
            here.forEach(post -> found.add(post.id()));
          }
        });
    return found;
  }

  private static long around(NavigableMap<Long, List<Post>> cells, long cell, int neighbours) {
    return cells.subMap(cell - neighbours, true, cell + neighbours, true).values().stream()
        .mapToLong(List::size)
        .sum();
  }

  /** P(X >= count) of a Poisson variable. */
  static double atLeast(int count, double expected) {
    var term = Math.exp(-expected);
    var below = 0.0;
    for (var k = 0; k < count; k++) {
      below += term;
      term *= expected / (k + 1);
    }
    // Far out the difference to 1 is all rounding; there the first term is nearly the whole tail.
    return below < 1 - 1e-9 ? 1 - below : term;
  }
}
