package io.sturmwarte.backtest;

import io.sturmwarte.signal.Verdict;
import java.time.Instant;
import java.util.Locale;

/**
 * An alert that would have been raised.
 *
 * @param at the end of the bin; live it may be some minutes earlier
 * @param level of the storm then
 */
record Firing(Instant at, String kind, String rule, String ruleKind, double score, int level) {
  static Firing of(
      Instant at, Verdict.Kind kind, String rule, String ruleKind, double score, int level) {
    return new Firing(at, kind.name().toLowerCase(Locale.ROOT), rule, ruleKind, score, level);
  }

  boolean isAlert() {
    return kind.equals("alert");
  }
}
