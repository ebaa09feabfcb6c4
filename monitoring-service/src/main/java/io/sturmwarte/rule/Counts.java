package io.sturmwarte.rule;

/**
 * What was counted in some stretch of time.
 *
 * @param duplicates near-duplicates of another mention
 * @param youngAccounts mentions of authors whose account was younger than 30 days
 */
public record Counts(
    long mentions,
    long scored,
    long negatives,
    long toxic,
    long reach,
    long duplicates,
    long youngAccounts) {
  public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);

  public Counts plus(Counts other) {
    return new Counts(
        mentions + other.mentions,
        scored + other.scored,
        negatives + other.negatives,
        toxic + other.toxic,
        reach + other.reach,
        duplicates + other.duplicates,
        youngAccounts + other.youngAccounts);
  }

  public Counts minus(Counts other) {
    return new Counts(
        mentions - other.mentions,
        scored - other.scored,
        negatives - other.negatives,
        toxic - other.toxic,
        reach - other.reach,
        duplicates - other.duplicates,
        youngAccounts - other.youngAccounts);
  }
}
