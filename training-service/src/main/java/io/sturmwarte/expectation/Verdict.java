package io.sturmwarte.expectation;

import java.time.Duration;

/** Whether an expectation was met. */
public sealed interface Verdict {
  /** From this share of the points on, an expectation counts as met. */
  double PASS = 0.6;

  /** Not yet to be said. */
  record Open() implements Verdict {}

  /**
   * Said for good.
   *
   * @param score what was earned, 0 to the points of the expectation
   * @param at when it was decided, by the clock of the exercise
   */
  record Settled(double score, Duration at, Text reason) implements Verdict {}

  /** How an expectation stands. */
  enum Status {
    OPEN,
    MET,
    PARTLY,
    MISSED;

    /** Derived from the score alone. */
    public static Status of(double score, int points) {
      if (score >= points * PASS) {
        return MET;
      }
      return score > 0 ? PARTLY : MISSED;
    }
  }
}
