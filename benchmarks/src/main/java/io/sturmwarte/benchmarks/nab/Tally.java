package io.sturmwarte.benchmarks.nab;

import io.sturmwarte.benchmarks.nab.Series.Window;
import java.util.Arrays;

/**
 * What the alarms of a detector on one or more series are worth. An alarm in a window counts by how
 * early it is, the best of each window alone; one outside costs by how far behind the last window
 * it is.
 *
 * @param windows how many there are
 * @param found those with an alarm
 * @param early what the alarms in them are worth, 1 each at the best
 * @param falseAlarms those outside
 * @param far what those are worth, -1 each at the worst
 * @param weeks how long was judged
 */
record Tally(int windows, int found, double early, int falseAlarms, double far, double weeks) {
  static final Tally NOTHING = new Tally(0, 0, 0, 0, 0, 0);

  private static final double ROWS_OF_A_WEEK = 2_016;
  private static final double FAR = 3;

  /**
   * @param alarms rows in order
   */
  static Tally of(Series series, int[] alarms) {
    var best = new double[series.windows().size()];
    Arrays.fill(best, Double.NaN);
    var falseAlarms = 0;
    var far = 0.0;
    for (var row : alarms) {
      var index = windowAt(series, row);
      if (index >= 0) {
        best[index] = Math.max(Double.isNaN(best[index]) ? 0 : best[index], worth(series, row));
      } else {
        falseAlarms++;
        far += worth(series, row);
      }
    }
    var found = Arrays.stream(best).filter(Double::isFinite);
    return new Tally(
        best.length,
        (int) Arrays.stream(best).filter(Double::isFinite).count(),
        found.sum(),
        falseAlarms,
        far,
        (series.rows() - series.firstJudged()) / ROWS_OF_A_WEEK);
  }

  Tally plus(Tally other) {
    return new Tally(
        windows + other.windows,
        found + other.found,
        early + other.early,
        falseAlarms + other.falseAlarms,
        far + other.far,
        weeks + other.weeks);
  }

  /** 100 for a detector that finds all windows at their first row, 0 for one that says nothing. */
  double score(Profile profile) {
    var raw = early - profile.miss * (windows - found) + profile.falseAlarm * far;
    var nothing = -profile.miss * windows;
    return 100 * (raw - nothing) / (windows - nothing);
  }

  double falseAlarmsPerWeek() {
    return falseAlarms / weeks;
  }

  private static int windowAt(Series series, int row) {
    for (var index = 0; index < series.windows().size(); index++) {
      if (series.windows().get(index).contains(row)) {
        return index;
      }
    }
    return -1;
  }

  /** Of an alarm at this row, from 1 at the begin of a window to -1 far from any. */
  static double worth(Series series, int row) {
    var index = windowAt(series, row);
    if (index >= 0) {
      var window = series.windows().get(index);
      return sigmoid(-(window.last() - row + 1.0) / window.width()) / sigmoid(-1);
    }
    return series.windows().stream()
        .filter(window -> window.last() < row)
        .reduce((earlier, later) -> later)
        .map(window -> sigmoid(behind(window, row)))
        .orElse(-1.0);
  }

  /** In widths of the window. */
  private static double behind(Window window, int row) {
    return (double) (row - window.last()) / (window.width() - 1);
  }

  private static double sigmoid(double position) {
    return position > FAR ? -1 : 2 / (1 + Math.exp(5 * position)) - 1;
  }
}
