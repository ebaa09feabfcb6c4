package io.sturmwarte.query;

import java.util.List;

/** Something that occurs at places in a text: what {@code NEAR} can stand between. */
sealed interface Place extends Expression permits OneWord, Phrase, AnyOf {
  /** Where it occurs, in the order of the text. */
  List<Span> spans(Post post);

  @Override
  default void mark(Post post, List<Mark> marks) {
    spans(post).forEach(span -> marks.add(post.mark(span.first(), span.last())));
  }

  /** From one word to another, both included. */
  record Span(int first, int last) {}
}
