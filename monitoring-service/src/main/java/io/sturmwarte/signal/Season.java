package io.sturmwarte.signal;

import java.nio.ByteBuffer;

/**
 * What is usual at each hour of a working day and of a day at the weekend, as a factor to the
 * baseline. Half is forgotten in 14 days of the same hour. It counts only where the busiest hour
 * has several times the mentions of the calmest: a flat season would be learned noise.
 */
final class Season {
  static final int DAY = 24;
  static final int BYTES = 1 + 2 * 2 * DAY * Float.BYTES;

  private static final int HOURS = 2 * DAY;
  private static final double KEEP = Math.pow(2, -1.0 / 168);

  /** So much is known of an hour before it was ever seen: that it is like all others. */
  private static final double PRIOR = 24;

  /** From this ratio of the busiest hour to the calmest on it counts. */
  private static final double SWING = 3;

  private final float[] sum = new float[HOURS];
  private final float[] weight = new float[HOURS];
  private boolean counts;

  /** The factor for an hour, 1 where the season does not count. */
  double factor(int hour) {
    return counts ? Math.clamp(smoothed(hour), 0.1, 6) : 1;
  }

  /** With the hours beside it, which are those of the same kind of day. */
  private double smoothed(int hour) {
    var first = hour < DAY ? 0 : DAY;
    var before = hour == first ? first + DAY - 1 : hour - 1;
    var after = hour == first + DAY - 1 ? first : hour + 1;
    var counted = sum[before] / 2.0 + sum[hour] + sum[after] / 2.0;
    var expected = weight[before] / 2.0 + weight[hour] + weight[after] / 2.0;
    return (counted + PRIOR) / (expected + PRIOR);
  }

  /** Looks again whether it counts; once an hour is enough. */
  void weigh() {
    var least = Double.MAX_VALUE;
    var most = 0.0;
    for (var hour = 0; hour < HOURS; hour++) {
      var factor = smoothed(hour);
      least = Math.min(least, factor);
      most = Math.max(most, factor);
    }
    counts = most >= SWING * least;
  }

  /**
   * @param ratio a bin's count to the baseline
   */
  void learn(int hour, double ratio) {
    sum[hour] = (float) (KEEP * sum[hour] + ratio);
    weight[hour] = (float) (KEEP * weight[hour] + 1);
  }

  void write(ByteBuffer out) {
    out.put((byte) (counts ? 1 : 0));
    for (var hour = 0; hour < HOURS; hour++) {
      out.putFloat(sum[hour]).putFloat(weight[hour]);
    }
  }

  static Season read(ByteBuffer in) {
    var season = new Season();
    season.counts = in.get() != 0;
    for (var hour = 0; hour < HOURS; hour++) {
      season.sum[hour] = in.getFloat();
      season.weight[hour] = in.getFloat();
    }
    return season;
  }
}
