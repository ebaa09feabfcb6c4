package io.sturmwarte.signal;

import java.nio.ByteBuffer;

/**
 * How far the counts of a stretch of bins lie beyond what they rarely exceed: the log ratio of what
 * was counted to what was expected, its running 99 % quantile, and its mean excess over that. The
 * excess is read as a Pareto tail of the counts (Hill 1975).
 */
final class Tail {
  static final int BYTES = 2 * Double.BYTES + Float.BYTES + 2 * Integer.BYTES;

  /** Half is forgotten in 14 days. */
  private static final double RATE = 1 - Math.pow(2, -1.0 / 4032);

  /** How often the log ratio lies above its quantile; the alarm budget in disguise. */
  private static final double EXCEEDANCE = 0.01;

  private static final int FIRST_DAY = 288;
  private static final int GAP_THAT_ENDS_A_CLUSTER = 12;

  /** Only so many first exceedances of a cluster are learned from. */
  private static final int LEARNED_OF_A_CLUSTER = 24;

  final int length;
  private double quantile;
  private double excess = 0.5;
  private float exceedances = 10;
  private int run;
  private int gap;

  /**
   * @param length of the stretch, in bins
   */
  Tail(int length) {
    this.length = length;
    this.quantile = 0.7 / Math.sqrt(length);
  }

  /**
   * @param bins how many were learned from before
   * @return the -log10 of how rare it is; 0 for what is not beyond the quantile, or not even above
   *     the mean
   */
  double step(double count, double mean, long bins) {
    var root = Math.sqrt(length);
    var ratio = Math.log((count + root) / (mean + root));
    var beyond = (ratio - quantile) / excess;
    learn(ratio, beyond > 0, bins);
    // In a silent stream the quantile falls below the ratio of nothing to nothing.
    return beyond > 0 && ratio > 0 ? 2 + beyond / Math.log(10) : 0;
  }

  private void learn(double ratio, boolean beyond, long bins) {
    var rate = Math.max(RATE, 1.0 / (bins + 20)) * excess / EXCEEDANCE;
    if (bins < FIRST_DAY) {
      rate = Math.max(rate, 0.5);
    }
    follow(beyond);
    if (!beyond) {
      quantile -= rate * EXCEEDANCE;
    } else if (run <= LEARNED_OF_A_CLUSTER) {
      quantile += rate * (1 - EXCEEDANCE);
      learnExcess(ratio);
    }
  }

  private void follow(boolean beyond) {
    if (beyond) {
      run++;
      gap = 0;
      return;
    }
    if (++gap > GAP_THAT_ENDS_A_CLUSTER) {
      run = 0;
    }
  }

  private void learnExcess(double ratio) {
    exceedances++;
    var rate = Math.max(Math.min(RATE / EXCEEDANCE, 0.5), 1.0 / exceedances);
    var seen = Math.min(Math.max(ratio - quantile, 0), 8 * excess);
    excess = Math.max(excess + rate * (seen - excess), 0.05);
  }

  /** The count that is passed in one of a hundred stretches with this mean. */
  double high(double mean, double stretch) {
    var root = Math.sqrt(stretch);
    return Math.max((mean + root) * Math.exp(quantile) - root, mean);
  }

  void write(ByteBuffer out) {
    out.putDouble(quantile).putDouble(excess).putFloat(exceedances).putInt(run).putInt(gap);
  }

  static Tail read(int length, ByteBuffer in) {
    var tail = new Tail(length);
    tail.quantile = in.getDouble();
    tail.excess = in.getDouble();
    tail.exceedances = in.getFloat();
    tail.run = in.getInt();
    tail.gap = in.getInt();
    return tail;
  }
}
