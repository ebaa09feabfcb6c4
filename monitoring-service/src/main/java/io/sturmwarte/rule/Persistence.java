package io.sturmwarte.rule;

import io.sturmwarte.signal.Bins;
import java.time.Instant;

/**
 * In how many bins, one after the other, a rule was crossed. A bin counts as soon as the rule is
 * crossed once in it, however often it is looked at.
 *
 * @param bin the last one in which it was crossed
 */
public record Persistence(int run, Instant bin) {
  public static final Persistence NONE = new Persistence(0, Instant.EPOCH);

  public Persistence crossed(Instant now) {
    if (now.equals(bin)) {
      return this;
    }
    return new Persistence(bin.plus(Bins.LENGTH).equals(now) ? run + 1 : 1, now);
  }
}
