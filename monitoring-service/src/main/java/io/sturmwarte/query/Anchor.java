package io.sturmwarte.query;

import java.util.List;

/**
 * A word, or a piece of one, that a post must have before a query is asked at all.
 *
 * @param hash of the characters that it is found by: the stem, or as much of the beginning or of
 *     the piece as is looked up
 * @param text the stem, or the part as it is asked for
 * @param commonness about how many posts in a thousand have it
 */
record Anchor(Kind kind, long hash, String text, int commonness) {
  enum Kind {
    STEM,
    BEGINNING,
    PIECE
  }

  /**
   * One operand is enough to find what matches all of them: the rarest; of several that are as
   * rare, the first, since people name the brand first.
   */
  static List<Anchor> rarest(List<? extends Expression> operands) {
    List<Anchor> best = List.of();
    int least = Integer.MAX_VALUE;
    for (var operand : operands) {
      var anchors = operand.anchors();
      int sum = anchors.stream().mapToInt(Anchor::commonness).sum();
      if (!anchors.isEmpty() && sum < least) {
        best = anchors;
        least = sum;
      }
    }
    return best;
  }
}
