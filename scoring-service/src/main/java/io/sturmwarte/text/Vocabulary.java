package io.sturmwarte.text;

import java.util.stream.IntStream;

/**
 * Which slots a model knows. They are numbered without gaps, words before groups of characters, so
 * that a model's weights lie close together. A bit for each slot and how many are known before it
 * (Jacobson 1989, rank) stay in the processor's cache, so that what is not known costs little.
 */
public final class Vocabulary {
  private static final int UNKNOWN = -1;

  /** Every slot, as training sees them. */
  public static final Vocabulary ALL = of(IntStream.range(0, Features.SLOTS).toArray());

  private final long[] known = new long[Features.SLOTS >>> 6];

  /** How many slots are known before those that a number of {@link #known} is about. */
  private final int[] before = new int[known.length];

  private final int words;
  private final int size;

  private Vocabulary(int[] slots) {
    int counted = 0;
    for (int slot : slots) {
      known[slot >>> 6] |= 1L << slot;
      counted += slot < Features.BLOCK ? 1 : 0;
    }
    for (int i = 1; i < known.length; i++) {
      before[i] = before[i - 1] + Long.bitCount(known[i - 1]);
    }
    this.words = counted;
    this.size = slots.length;
  }

  /**
   * @param slots in rising order
   */
  public static Vocabulary of(int[] slots) {
    return new Vocabulary(slots);
  }

  /** The number of a slot, below 0 where it is not known. */
  int row(int slot) {
    long bits = known[slot >>> 6];
    long bit = 1L << slot;
    return (bits & bit) == 0 ? UNKNOWN : before[slot >>> 6] + Long.bitCount(bits & bit - 1);
  }

  /** Rows below this are words and pairs of words, the others groups of characters. */
  public int words() {
    return words;
  }

  public int size() {
    return size;
  }
}
