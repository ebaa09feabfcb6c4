package io.sturmwarte.query;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Tells of most hashes that they were never added, out of 32 kilobytes that stay near the
 * processor: a post has hundreds of pieces of words, and hardly one of them is asked for.
 */
final class Sieve {
  private static final int BITS = 1 << 18;

  private final AtomicLongArray bits = new AtomicLongArray(BITS / Long.SIZE);

  void add(long hash) {
    int bit = bit(hash);
    bits.getAndAccumulate(bit / Long.SIZE, 1L << bit, (now, more) -> now | more);
  }

  boolean mayHave(long hash) {
    int bit = bit(hash);
    return (bits.getAcquire(bit / Long.SIZE) & 1L << bit) != 0;
  }

  private static int bit(long hash) {
    return (int) hash & (BITS - 1);
  }
}
