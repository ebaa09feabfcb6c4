package io.sturmwarte.signal;

import java.time.Instant;

/**
 * What was counted in one bin.
 *
 * @param scored of the mentions, those whose sentiment is known
 * @param negatives of those that are scored
 * @param duplicates of the mentions, those that nearly repeat an earlier one
 * @param youngAccounts of the mentions, those whose author's account is younger than 30 days
 */
public record Bin(
    Instant start,
    long mentions,
    long scored,
    long negatives,
    long duplicates,
    long youngAccounts) {
  public static Bin empty(Instant start) {
    return new Bin(start, 0, 0, 0, 0, 0);
  }

  public Instant end() {
    return start.plus(Bins.LENGTH);
  }
}
