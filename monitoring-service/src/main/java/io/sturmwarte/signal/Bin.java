package io.sturmwarte.signal;

import java.time.Instant;

/**
 * What was counted in one bin.
 *
 * @param scored of the mentions, those whose sentiment is known
 */
public record Bin(Instant start, long mentions, long scored, long negatives) {
  public static Bin empty(Instant start) {
    return new Bin(start, 0, 0, 0);
  }

  public Instant end() {
    return start.plus(Bins.LENGTH);
  }
}
