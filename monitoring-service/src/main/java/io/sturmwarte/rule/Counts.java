package io.sturmwarte.rule;

/** What was counted in some stretch of time. */
public record Counts(long mentions, long scored, long negatives, long toxic, long reach) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0);

  public Counts plus(Counts other) {
    return new Counts(
        mentions + other.mentions,
        scored + other.scored,
        negatives + other.negatives,
        toxic + other.toxic,
        reach + other.reach);
  }

  public Counts minus(Counts other) {
    return new Counts(
        mentions - other.mentions,
        scored - other.scored,
        negatives - other.negatives,
        toxic - other.toxic,
        reach - other.reach);
  }
}
