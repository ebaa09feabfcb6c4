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
  private final AnchorIndex<Entry<T>> byStem = new AnchorIndex<>();
  private final AnchorIndex<Entry<T>> byBeginning = new AnchorIndex<>();
  private final AnchorIndex<Entry<T>> byPiece = new AnchorIndex<>();
  private final Sieve beginnings = new Sieve();
  private final Sieve pieces = new Sieve();

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
    var entry =
        new Entry<>(owner, expression, expression.anchors(this::cost).stream().distinct().toList());
    for (var anchor : entry.anchors) {
      index(anchor).add(anchor.hash(), entry);
      switch (anchor.kind()) {
        case STEM -> {}
        case BEGINNING -> beginnings.add(anchor.hash());
        case PIECE -> pieces.add(anchor.hash());
      }
    }
    return entry;
  }

  public synchronized void remove(Entry<T> entry) {
    entry.anchors.forEach(anchor -> index(anchor).remove(anchor.hash(), entry));
  }

  /** The owners of the queries that match. */
  public Set<T> match(Post post) {
    var found = new Found<T>(post);
    var stems = post.stems();
    for (int i = 0; i < stems.count(); i++) {
      found.ask(byStem.get(stems.hash(i)));
    }
    if (!byBeginning.isEmpty()) {
      askByBeginnings(post, found);
    }
    if (!byPiece.isEmpty()) {
      askByPieces(post, found);
    }
    return found.owners();
  }

  private void askByBeginnings(Post post, Found<T> found) {
    for (int word = 0; word < post.words(); word++) {
      Pieces.beginnings(
          post.characters(),
          post.from(word),
          post.to(word),
          hash -> {
            if (beginnings.mayHave(hash)) {
              found.ask(byBeginning.get(hash));
            }
          });
    }
  }

  private void askByPieces(Post post, Found<T> found) {
    for (int word = 0; word < post.words(); word++) {
      Pieces.pieces(
          post.characters(),
          post.from(word),
          post.to(word),
          hash -> {
            if (pieces.mayHave(hash)) {
              found.ask(byPiece.get(hash));
            }
          });
    }
  }

  /** How often queries will be asked in vain: so common is the anchor, and so many share it. */
  private long cost(Anchor anchor) {
    return (long) anchor.commonness() * (1 + index(anchor).get(anchor.hash()).length);
  }

  private AnchorIndex<Entry<T>> index(Anchor anchor) {
    return switch (anchor.kind()) {
      case STEM -> byStem;
      case BEGINNING -> byBeginning;
      case PIECE -> byPiece;
    };
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
        @SuppressWarnings("unchecked")
        var entry = (Entry<T>) candidate;
        decide(entry);
      }
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
