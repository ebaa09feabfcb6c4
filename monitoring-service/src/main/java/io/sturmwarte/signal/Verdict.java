package io.sturmwarte.signal;

/**
 * What the signals of a bin come to.
 *
 * @param negatives how unusual the number of negatives is
 * @param share how unusual their share is
 * @param mentions how unusual the number of all mentions is
 */
public record Verdict(double negatives, double share, double mentions) {
  private static final double MOST_OF_THE_SHARE = 6;

  /** How urgent. */
  public enum Kind {
    NONE,
    /** Much is said, and not clearly against the brand. */
    WATCH,
    /** Much is said against the brand. */
    ALERT
  }

  public Kind kind() {
    if (stormScore() >= 5 && share >= 1) {
      return Kind.ALERT;
    }
    return mentions >= 4 ? Kind.WATCH : Kind.NONE;
  }

  /** How strongly the rule that speaks was passed. */
  public double score() {
    return kind() == Kind.WATCH ? mentions : stormScore();
  }

  private double stormScore() {
    return negatives + Math.min(share, MOST_OF_THE_SHARE);
  }
}
