package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;

/** Words one after the other. */
record Phrase(List<OneWord> words) implements Place {
  @Override
  public int effort() {
    return 2 + words.getFirst().effort();
  }

  @Override
  public boolean matches(Post post) {
    return words.getFirst().matches(post) && !spans(post).isEmpty();
  }

  @Override
  public List<Span> spans(Post post) {
    var spans = new ArrayList<Span>();
    for (var first : words.getFirst().spans(post)) {
      if (goesOn(post, first.first())) {
        spans.add(new Span(first.first(), first.first() + words.size() - 1));
      }
    }
    return spans;
  }

  private boolean goesOn(Post post, int at) {
    if (at + words.size() > post.words()) {
      return false;
    }
    for (int i = 1; i < words.size(); i++) {
      if (!words.get(i).accepts(post, at + i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public List<Anchor> anchors() {
    return Anchor.rarest(words);
  }
}
