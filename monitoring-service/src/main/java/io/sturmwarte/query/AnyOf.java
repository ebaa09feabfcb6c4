package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;

/** One of several, where all of them occur at places. */
record AnyOf(List<Place> operands) implements Place {
  @Override
  public int effort() {
    return operands.stream().mapToInt(Place::effort).sum();
  }

  @Override
  public boolean matches(Post post) {
    for (var operand : operands) {
      if (operand.matches(post)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public List<Span> spans(Post post) {
    var spans = new ArrayList<Span>();
    operands.forEach(operand -> spans.addAll(operand.spans(post)));
    spans.sort((one, other) -> Integer.compare(one.first(), other.first()));
    return spans;
  }

  @Override
  public List<Anchor> anchors() {
    return new Expression.Or(List.copyOf(operands)).anchors();
  }
}
