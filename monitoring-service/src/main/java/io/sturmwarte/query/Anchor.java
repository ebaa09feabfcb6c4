package io.sturmwarte.query;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * A word, or a piece of one, that a post must have before a query is asked at all.
 *
 * @param hash of the characters that it is found by: the stem, or as much of the beginning or of
 *     the piece as is looked up
 * @param commonness about how many posts in a thousand have it
 */
record Anchor(Kind kind, long hash, int commonness) {
  enum Kind {
    STEM,
    BEGINNING,
    PIECE
  }

  /** One operand is enough to find what matches all of them. */
  static List<Anchor> cheapest(List<? extends Expression> operands, ToLongFunction<Anchor> cost) {
    List<Anchor> best = List.of();
    long least = Long.MAX_VALUE;
    for (var operand : operands) {
      var anchors = operand.anchors(cost);
      long sum = anchors.stream().mapToLong(cost).sum();
      if (!anchors.isEmpty() && sum < least) {
        best = anchors;
        least = sum;
      }
    }
    return best;
  }
}
