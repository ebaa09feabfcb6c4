package io.sturmwarte.benchmarks.nab;

import java.time.Instant;
import java.util.List;

/**
 * A labelled series.
 *
 * @param times of the rows, in order
 * @param windows in which something unusual was, in order
 */
record Series(String name, List<Instant> times, List<Double> values, List<Window> windows) {
  private static final double PROBATION = 0.15;
  private static final int LONGEST_PROBATION = 750;

  /** Rows that belong to something unusual, both ends included. */
  record Window(int first, int last) {
    int width() {
      return last - first + 1;
    }

    boolean contains(int row) {
      return first <= row && row <= last;
    }
  }

  int rows() {
    return values.size();
  }

  /** The rows before this one are for learning and are not judged. */
  int firstJudged() {
    return (int) Math.min(Math.floor(PROBATION * rows()), LONGEST_PROBATION);
  }
}
