package io.sturmwarte.signal;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What is usual at each hour of the week, as a factor to the baseline; forgets by half in 14 weeks.
 */
final class Season {
  static final int HOURS = 168;
  static final int BYTES = 2 * HOURS * Double.BYTES;

  private static final double KEEP = Math.pow(2, -1.0 / 168);

  /** So much is known of an hour before it was ever seen: that it is like all others. */
  private static final double PRIOR = 24;

  private final double[] sum;
  private final double[] weight;

  private Season(double[] sum, double[] weight) {
    this.sum = sum;
    this.weight = weight;
  }

  static Season unknown() {
    return new Season(new double[HOURS], new double[HOURS]);
  }

  Season copy() {
    return new Season(sum.clone(), weight.clone());
  }

  /** The factor for an hour, smoothed with those beside it. */
  double factor(int hour) {
    var before = Math.floorMod(hour - 1, HOURS);
    var after = Math.floorMod(hour + 1, HOURS);
    var counted = sum[before] / 2 + sum[hour] + sum[after] / 2;
    var expected = weight[before] / 2 + weight[hour] + weight[after] / 2;
    return Math.clamp((counted + PRIOR) / (expected + PRIOR), 0.1, 6);
  }

  /**
   * @param ratio a bin's count to the baseline
   */
  void learn(int hour, double ratio) {
    sum[hour] = KEEP * sum[hour] + ratio;
    weight[hour] = KEEP * weight[hour] + 1;
  }

  void write(ByteBuffer out) {
    Arrays.stream(sum).forEach(out::putDouble);
    Arrays.stream(weight).forEach(out::putDouble);
  }

  static Season read(ByteBuffer in) {
    var season = unknown();
    Arrays.setAll(season.sum, ignored -> in.getDouble());
    Arrays.setAll(season.weight, ignored -> in.getDouble());
    return season;
  }
}
