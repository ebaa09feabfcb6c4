package io.sturmwarte.signal;

import java.util.EnumSet;
import java.util.Set;

/**
 * What the signals of a bin come to. Each score is 0 for what is usual, else about the -log10 of
 * how rare it is.
 *
 * @param negatives how unusual the number of negatives is
 * @param share how unusual their share of an hour is
 * @param lastingNegatives how unusual the number of negatives of three hours is
 * @param lastingShare how unusual their share of three hours is
 * @param mentions how unusual the number of all mentions is
 * @param duplicates how unusual the share of near-duplicates of half an hour is
 * @param youngAccounts how unusual the share of young accounts of half an hour is
 * @param large whether the negatives of the last hour are many, and not only unusual
 * @param lastingLarge the same of three hours
 */
public record Verdict(
    double negatives,
    double share,
    double lastingNegatives,
    double lastingShare,
    double mentions,
    double duplicates,
    double youngAccounts,
    boolean large,
    boolean lastingLarge) {
  /** The default of what negatives and their share come to in a storm. */
  public static final double STORM = 5.5;

  private static final double SLOW_BURN = 3.5;
  private static final double MOST_OF_THE_SHARE = 6;

  /** The default of what the share must have as well. */
  public static final double LEAST_OF_THE_SHARE = 1;

  /** The default for all mentions. */
  public static final double VIRAL = Detector.ALARM;

  private static final double COORDINATED = 3;

  /** How urgent. */
  public enum Kind {
    NONE,
    /** Much is said, and not clearly against the brand. */
    WATCH,
    /** Much is said against the brand, or by concert. */
    ALERT
  }

  /** What speaks for a verdict. */
  public enum Cause {
    /** More negatives than usual. */
    NEGATIVES,
    /** A greater share of negatives than usual. */
    SHARE,
    /** For three hours, more negatives than usual and a greater share. */
    LASTING,
    /** Copied texts from young accounts. */
    COORDINATED,
    /** More mentions than usual. */
    VIRAL
  }

  public Kind kind() {
    return kind(STORM, LEAST_OF_THE_SHARE, VIRAL);
  }

  /**
   * The kind with other thresholds; what they are for lasting negatives goes with those for a
   * storm.
   *
   * @param storm for negatives and their share together
   * @param share that the share must have as well
   * @param viral for all mentions
   */
  public Kind kind(double storm, double share, double viral) {
    if (isStorm(storm, share) || isSlowBurn(SLOW_BURN * storm / STORM, share) || isCoordinated()) {
      return Kind.ALERT;
    }
    return mentions >= viral ? Kind.WATCH : Kind.NONE;
  }

  /** All that is unusual enough to be told; empty where the kind is NONE. */
  public Set<Cause> causes() {
    var causes = EnumSet.noneOf(Cause.class);
    if (isStorm()) {
      causes.add(Cause.SHARE);
      if (negatives > 0) {
        causes.add(Cause.NEGATIVES);
      }
    }
    if (isSlowBurn()) {
      causes.add(Cause.LASTING);
    }
    if (isCoordinated()) {
      causes.add(Cause.COORDINATED);
    }
    if (isViral()) {
      causes.add(Cause.VIRAL);
    }
    return causes;
  }

  /** How strongly the rule that speaks was passed. */
  public double score() {
    if (kind() == Kind.WATCH) {
      return mentions;
    }
    var score = stormScore();
    if (isSlowBurn()) {
      score = Math.max(score, lastingScore());
    }
    return isCoordinated() ? Math.max(score, coordination()) : score;
  }

  private boolean isStorm() {
    return isStorm(STORM, LEAST_OF_THE_SHARE);
  }

  private boolean isStorm(double least, double leastShare) {
    return large && stormScore() >= least && share >= leastShare;
  }

  private boolean isSlowBurn() {
    return isSlowBurn(SLOW_BURN, LEAST_OF_THE_SHARE);
  }

  private boolean isSlowBurn(double least, double leastShare) {
    return lastingLarge
        && lastingScore() >= least
        && lastingNegatives > 0
        && lastingShare >= leastShare;
  }

  private boolean isCoordinated() {
    return coordination() >= COORDINATED;
  }

  private boolean isViral() {
    return mentions >= VIRAL;
  }

  private double stormScore() {
    return negatives + Math.min(share, MOST_OF_THE_SHARE);
  }

  private double lastingScore() {
    return lastingNegatives + Math.min(lastingShare, MOST_OF_THE_SHARE);
  }

  private double coordination() {
    return Math.min(duplicates, youngAccounts);
  }
}
