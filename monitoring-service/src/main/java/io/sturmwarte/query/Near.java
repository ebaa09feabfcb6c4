package io.sturmwarte.query;

import java.util.List;

/**
 * Two places, in either order, that do not overlap and are at most so many words apart; words side
 * by side are one apart.
 */
record Near(Place left, Place right, int distance) implements Expression {
  @Override
  public int effort() {
    return 5 + left.effort() + right.effort();
  }

  @Override
  public boolean matches(Post post) {
    if (!left.matches(post) || !right.matches(post)) {
      return false;
    }
    var ones = left.spans(post);
    var others = right.spans(post);
    return ones.stream().anyMatch(one -> hasNear(one, others))
        || others.stream().anyMatch(other -> hasNear(other, ones));
  }

  /** Whether one of the others begins soon after this one. */
  private boolean hasNear(Place.Span span, List<Place.Span> others) {
    int next = firstAfter(span.last(), others);
    return next < others.size() && others.get(next).first() - span.last() <= distance;
  }

  private static int firstAfter(int word, List<Place.Span> spans) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).first() > word) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  @Override
  public List<Anchor> anchors() {
    return Anchor.rarest(List.of(left, right));
  }

  @Override
  public void mark(Post post, List<Mark> marks) {
    var ones = left.spans(post);
    var others = right.spans(post);
    markPairs(post, ones, others, marks);
    markPairs(post, others, ones, marks);
  }

  private void markPairs(
      Post post, List<Place.Span> ones, List<Place.Span> others, List<Mark> marks) {
    for (var one : ones) {
      if (hasNear(one, others)) {
        var other = others.get(firstAfter(one.last(), others));
        marks.add(post.mark(one.first(), one.last()));
        marks.add(post.mark(other.first(), other.last()));
      }
    }
  }
}
