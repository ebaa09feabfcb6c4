package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;

/** What a single word has to be. */
sealed interface OneWord extends Place {
  /** Whether this word of the post is it. */
  boolean accepts(Post post, int word);

  /** The first word from this one on that is it; -1 where there is none. */
  int next(Post post, int from);

  @Override
  default boolean matches(Post post) {
    return next(post, 0) >= 0;
  }

  @Override
  default List<Span> spans(Post post) {
    var spans = new ArrayList<Span>();
    for (int at = next(post, 0); at >= 0; at = next(post, at + 1)) {
      spans.add(new Span(at, at));
    }
    return spans;
  }

  /** The word of the query itself; what it is found by is its stem. */
  sealed interface Known extends OneWord {
    Term term();

    @Override
    default int effort() {
      return 1;
    }

    @Override
    default int next(Post post, int from) {
      var stems = post.stems();
      for (int entry = stems.first(term().hash()); entry >= 0; entry = stems.after(entry)) {
        int word = stems.word(entry);
        if (word >= from && accepts(post, word)) {
          return word;
        }
      }
      return -1;
    }

    @Override
    default List<Span> spans(Post post) {
      var stems = post.stems();
      var spans = new ArrayList<Span>();
      for (int entry = stems.first(term().hash()); entry >= 0; entry = stems.after(entry)) {
        int word = stems.word(entry);
        if (accepts(post, word)) {
          spans.add(new Span(word, word));
        }
      }
      return spans;
    }

    @Override
    default List<Anchor> anchors() {
      return List.of(
          new Anchor(Anchor.Kind.STEM, term().hash(), term().stem(), Commonness.of(term())));
    }
  }

  /** However it is inflected. */
  record Inflected(Term term) implements Known {
    @Override
    public boolean accepts(Post post, int word) {
      return post.countsAs(word, term);
    }
  }

  /** As it is spelled, but for capitals, umlauts and accents. */
  record Spelled(Term term) implements Known {
    @Override
    public boolean accepts(Post post, int word) {
      return post.is(word, term.folded());
    }
  }

  /** Exactly as it is written. */
  record Written(Term term, String written) implements Known {
    @Override
    public boolean accepts(Post post, int word) {
      return post.isWritten(word, written);
    }
  }

  /** A hashtag or a handle. */
  record Signed(char sign, Term term) implements Known {
    @Override
    public boolean accepts(Post post, int word) {
      return post.is(word, term.folded()) && post.hasSign(word, sign);
    }
  }

  /**
   * A word that begins so, ends so, or has this within it.
   *
   * @param sign of a hashtag or a handle, or 0
   */
  record Part(Where where, String text, char sign) implements OneWord {
    enum Where {
      BEGINNING,
      END,
      ANYWHERE
    }

    @Override
    public int effort() {
      return 30;
    }

    @Override
    public boolean accepts(Post post, int word) {
      boolean found =
          switch (where) {
            case BEGINNING -> post.begins(word, text);
            case END -> post.ends(word, text);
            case ANYWHERE -> post.contains(word, text);
          };
      return found && (sign == 0 || post.hasSign(word, sign));
    }

    @Override
    public int next(Post post, int from) {
      for (int word = from; word < post.words(); word++) {
        if (accepts(post, word)) {
          return word;
        }
      }
      return -1;
    }

    @Override
    public List<Anchor> anchors() {
      return List.of(Pieces.anchor(this));
    }
  }
}
