package io.sturmwarte.query;

import java.util.Arrays;

/**
 * Where each stem occurs in a post: a small hash table. An {@code entry} is one occurrence; those
 * of one hash follow each other in the order of the text. A word with an umlaut that may come from
 * its inflection stands under two stems.
 */
final class Stems {
  static final int NONE = -1;

  private final Post post;
  private final int mask;
  private final long[] hashes;
  private final int[] first;

  /** Of each entry: the word, and the entry after it. */
  private int[] word;

  private int[] after;
  private int entries;

  private long[] distinct;
  private int distinctCount;

  Stems(Post post) {
    this.post = post;
    // Twice as many places as entries that there can be: each word has at most two.
    int places = Integer.highestOneBit(Math.max(post.words(), 4)) * 4;
    this.mask = places - 1;
    this.hashes = new long[places];
    this.first = new int[places];
    this.word = new int[post.words() + 4];
    this.after = new int[post.words() + 4];
    this.distinct = new long[post.words() + 4];
    // From the last to the first, so that the chains are in order.
    for (int at = post.words() - 1; at >= 0; at--) {
      add(at, post.hash(at));
      addWithoutUmlaut(at);
    }
  }

  private void addWithoutUmlaut(int at) {
    int kept = post.stemOf(at);
    if (kept < 0) {
      return;
    }
    var other = Inflection.withoutUmlaut(post.characters(), post.from(at), kept, post.lengthOf(at));
    if (other != null) {
      add(at, Hash.of(other));
    }
  }

  private void add(int at, long hash) {
    if (entries == word.length) {
      word = Arrays.copyOf(word, entries * 2);
      after = Arrays.copyOf(after, entries * 2);
      distinct = Arrays.copyOf(distinct, entries * 2);
    }
    int place = place(hash);
    if (hashes[place] == 0) {
      hashes[place] = hash;
      first[place] = NONE;
      distinct[distinctCount++] = hash;
    }
    word[entries] = at;
    after[entries] = first[place];
    first[place] = entries++;
  }

  /** The first occurrence, or {@link #NONE}. */
  int first(long hash) {
    int place = place(hash);
    return hashes[place] == 0 ? NONE : first[place];
  }

  /** The next occurrence of the same, or {@link #NONE}. */
  int after(int entry) {
    return after[entry];
  }

  int word(int entry) {
    return word[entry];
  }

  /** How many stems there are. */
  int count() {
    return distinctCount;
  }

  long hash(int index) {
    return distinct[index];
  }

  private int place(long hash) {
    int place = (int) (hash >>> 20) & mask;
    while (hashes[place] != 0 && hashes[place] != hash) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
