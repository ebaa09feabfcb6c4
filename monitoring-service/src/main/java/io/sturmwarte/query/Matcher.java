package io.sturmwarte.query;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the queries that a post matches. Each stands under anchors of which one must occur: the
 * rarest word that it cannot do without, or one of several where it has alternatives. So the cost
 * goes with the words of the post and not with the number of queries.
 *
 * <p>Queries come and go while posts are matched. Changes take turns with each other and cost
 * microseconds each; matching takes no lock, and a post sees each query either as it was before a
 * change or as it is after. A query with several anchors appears under one after the other: whoever
 * replaces one adds the new before the old is removed, so that there is no moment without.
 *
 * @param <T> what a query belongs to
 */
public final class Matcher<T> {
  private final Lookup<T> byStem = new Lookup<>();
  private final Lookup<T> byBeginning = new Lookup<>();
  private final Lookup<T> byPiece = new Lookup<>();

  /** A query that was added; what it is removed by. */
  public static final class Entry<T> {
    private final T owner;
    private final Expression expression;
    private final List<Anchor> anchors;

    private Entry(T owner, Expression expression, List<Anchor> anchors) {
      this.owner = owner;
      this.expression = expression;
      this.anchors = anchors;
    }
  }

  public synchronized Entry<T> add(T owner, Expression expression) {
    var entry = new Entry<>(owner, expression, expression.anchors().stream().distinct().toList());
    entry.anchors.forEach(anchor -> lookup(anchor).add(anchor, entry));
    return entry;
  }

  public synchronized void remove(Entry<T> entry) {
    entry.anchors.forEach(anchor -> lookup(anchor).remove(anchor, entry));
  }

  /** The owners of the queries that match. */
  public Set<T> match(Post post) {
    var found = new Found<T>(post);
    var stems = post.stems();
    for (int i = 0; i < stems.count(); i++) {
      found.ask(byStem.get(stems.hash(i)));
    }
    if (!byBeginning.isEmpty()) {
      for (int word = 0; word < post.words(); word++) {
        Pieces.beginnings(
            post.characters(),
            post.from(word),
            post.to(word),
            (hash, at, to) -> found.askOf(byBeginning.get(hash), at, to));
      }
    }
    if (!byPiece.isEmpty()) {
      for (int word = 0; word < post.words(); word++) {
        Pieces.pieces(
            post.characters(),
            post.from(word),
            post.to(word),
            (hash, at, to) -> found.askOf(byPiece.get(hash), at, to));
      }
    }
    return found.owners();
  }

  private Lookup<T> lookup(Anchor anchor) {
    return switch (anchor.kind()) {
      case STEM -> byStem;
      case BEGINNING -> byBeginning;
      case PIECE -> byPiece;
    };
  }

  /** A query, and the part of a word that has to stand where it was looked up. */
  private record Standing<T>(String text, Entry<T> entry) {}

  /** An index, and what tells that most of what is looked up is not in it. */
  private static final class Lookup<T> {
    private static final Object[] NOBODY = {};

    private final AnchorIndex<Standing<T>> index = new AnchorIndex<>();
    private final Sieve sieve = new Sieve();

    boolean isEmpty() {
      return index.isEmpty();
    }

    Object[] get(long hash) {
      return sieve.mayHave(hash) ? index.get(hash) : NOBODY;
    }

    void add(Anchor anchor, Entry<T> entry) {
      index.add(anchor.hash(), new Standing<>(anchor.text(), entry));
      sieve.add(anchor.hash());
    }

    void remove(Anchor anchor, Entry<T> entry) {
      index.removeIf(anchor.hash(), standing -> standing.entry() == entry);
    }
  }

  /** What was found so far; most posts match nothing. */
  private static final class Found<T> {
    private final Post post;
    private @Nullable Set<T> owners;

    Found(Post post) {
      this.post = post;
    }

    void ask(Object[] candidates) {
      for (var candidate : candidates) {
        decide(standing(candidate).entry());
      }
    }

    /** Those of which the whole part stands there. */
    void askOf(Object[] candidates, int at, int to) {
      for (var candidate : candidates) {
        var standing = standing(candidate);
        if (post.hasAt(at, to, standing.text())) {
          decide(standing.entry());
        }
      }
    }

    @SuppressWarnings("unchecked")
    private Standing<T> standing(Object candidate) {
      return (Standing<T>) candidate;
    }

    private void decide(Entry<T> entry) {
      if (owners != null && owners.contains(entry.owner)) {
        return;
      }
      if (entry.expression.matches(post)) {
        if (owners == null) {
          owners = new HashSet<>();
        }
        owners.add(entry.owner);
      }
    }

    Set<T> owners() {
      return owners == null ? Set.of() : owners;
    }
  }
}
