package io.sturmwarte.text;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which slots a model knows. They are numbered without gaps, words before groups of characters, so
 * that a model's weights lie close together and what it does not know costs one look.
 */
public final class Vocabulary {
  private static final int UNKNOWN = -1;

  /** Every slot, as training sees them. */
  public static final Vocabulary ALL = new Vocabulary(null, Features.BLOCK, Features.SLOTS);

  private final int @Nullable [] rows;
  private final int words;
  private final int size;

  private Vocabulary(int @Nullable [] rows, int words, int size) {
    this.rows = rows;
    this.words = words;
    this.size = size;
  }

  /**
   * @param slots in rising order
   */
  public static Vocabulary of(int[] slots) {
    var rows = new int[Features.SLOTS];
    Arrays.fill(rows, UNKNOWN);
    int words = 0;
    for (int row = 0; row < slots.length; row++) {
      rows[slots[row]] = row;
      words += slots[row] < Features.BLOCK ? 1 : 0;
    }
    return new Vocabulary(rows, words, slots.length);
  }

  /** The number of a slot, below 0 where it is not known. */
  int row(int slot) {
    return rows == null ? slot : rows[slot];
  }

  /** Rows below this are words and pairs of words, the others groups of characters. */
  public int words() {
    return words;
  }

  public int size() {
    return size;
  }
}
