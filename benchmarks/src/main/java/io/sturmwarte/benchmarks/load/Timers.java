package io.sturmwarte.benchmarks.load;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Something that fires timers kept in PostgreSQL. */
interface Timers {
  String name();

  /** Leaves this many timers open that are due long after the measurement. */
  void fill(int pending) throws SQLException;

  /** Makes so many timers due at once; gives how many fire a second until the last one has. */
  double drain(int count) throws SQLException, InterruptedException;

  /**
   * Makes timers due at random instants within a while.
   *
   * @return how late each was, in milliseconds, smallest first
   */
  List<Double> lags(int count, Duration within) throws SQLException, InterruptedException;
}
