package io.sturmwarte.signal;

import java.nio.ByteBuffer;

/**
 * Says how unusual the latest counts of a stream are. A slow baseline with a season gives what is
 * to be expected; over 5 minutes, an hour and three hours the counts are compared with it, and the
 * three answers are added. A burst neither lifts the baseline, since counts are winsorised, nor,
 * beyond its first bins, what counts as rare. Less than a kilobyte, one update for each bin.
 */
public final class Detector {
  /** From this score on a count is unusual enough to be told, whatever the stream. */
  public static final double ALARM = 4.75;

  private static final int FIVE_MINUTES = 1;
  private static final int HOUR = 12;
  private static final int THREE_HOURS = 36;

  static final int BYTES =
      Long.BYTES + Double.BYTES + 3 * Tail.BYTES + 2 * THREE_HOURS * Float.BYTES + Season.BYTES;

  /** Half is forgotten in three days. */
  private static final double RATE = 1 - Math.pow(2, -1.0 / 864);

  private static final double LEAST_MEAN = 0.2;

  /** Times the usual, and so many more, make a large count. */
  private static final double HOUR_TIMES = 3;

  private static final double HOUR_MORE = 4;
  private static final double THREE_HOURS_TIMES = 2;
  private static final double THREE_HOURS_MORE = 8;

  private final Tail[] tails;
  private final Season season;
  private final float[] counts = new float[THREE_HOURS];
  private final float[] means = new float[THREE_HOURS];
  private double baseline;
  private long bins;

  private Detector(Season season, Tail... tails) {
    this.season = season;
    this.tails = tails;
  }

  /** One that has seen nothing. */
  public static Detector unlearned() {
    return new Detector(
        new Season(), new Tail(FIVE_MINUTES), new Tail(HOUR), new Tail(THREE_HOURS));
  }

  public Detector copy() {
    var bytes = ByteBuffer.allocate(BYTES);
    write(bytes);
    return read(bytes.flip());
  }

  /** How many bins it has learned from. */
  public long bins() {
    return bins;
  }

  /**
   * The count to be expected in a bin.
   *
   * @param hour see {@link Bins#hour}
   */
  public double usual(int hour) {
    return Math.max(baseline * season.factor(hour), LEAST_MEAN);
  }

  /**
   * The count that is passed in one of a hundred stretches of so many bins, each with this mean.
   */
  public double high(double mean, double length) {
    var fitting = tails[0];
    for (var tail : tails) {
      fitting = tail.length <= length ? tail : fitting;
    }
    return fitting.high(mean * length, length);
  }

  /**
   * How unusual the latest counts are: 0 for what is usual, else the -log10 of how rare.
   *
   * @param sum over all lengths
   * @param lasting of three hours alone
   * @param large whether the last hour is worth calling people for: several times the usual, and
   *     some more
   * @param lastingLarge the same of three hours
   */
  public record Score(double sum, double lasting, boolean large, boolean lastingLarge) {}

  /**
   * Takes the next bin's count in.
   *
   * @param count 0 or more
   * @param hour see {@link Bins#hour}
   */
  public Score step(double count, int hour) {
    if (bins == 0) {
      baseline = count + 0.5;
    }
    if (bins % HOUR == 0) {
      season.weigh();
    }
    remember(count, learnBaseline(count, hour));
    var sum = 0.0;
    var lasting = 0.0;
    for (var tail : tails) {
      lasting = tail.step(last(counts, tail.length), last(means, tail.length), bins);
      sum += lasting;
    }
    var large = isLarge(HOUR, HOUR_TIMES, HOUR_MORE);
    var lastingLarge = isLarge(THREE_HOURS, THREE_HOURS_TIMES, THREE_HOURS_MORE);
    bins++;
    return new Score(sum, lasting, large, lastingLarge);
  }

  /** Where counts hardly vary, little is unusual already, and not yet worth calling people for. */
  private boolean isLarge(int length, double times, double more) {
    var count = last(counts, length);
    var usual = last(means, length);
    return count >= times * usual && count >= usual + more;
  }

  /** Gives what was to be expected. */
  private double learnBaseline(double count, int hour) {
    var factor = season.factor(hour);
    var mean = Math.max(baseline * factor, LEAST_MEAN);
    var winsorised = Math.min(count, mean + 3 * Math.sqrt(mean + mean * mean / 4) + 1);
    baseline += Math.max(RATE, 1.0 / (bins + 2)) * (winsorised / factor - baseline);
    season.learn(hour, winsorised / Math.max(baseline, 0.05));
    return mean;
  }

  private void remember(double count, double mean) {
    var at = (int) (bins % THREE_HOURS);
    counts[at] = (float) count;
    means[at] = (float) mean;
  }

  private double last(float[] ring, int length) {
    var at = (int) (bins % THREE_HOURS);
    var sum = 0.0;
    for (var back = 0; back < length; back++) {
      sum += ring[at];
      at = at == 0 ? THREE_HOURS - 1 : at - 1;
    }
    return sum;
  }

  void write(ByteBuffer out) {
    out.putLong(bins).putDouble(baseline);
    for (var tail : tails) {
      tail.write(out);
    }
    for (var at = 0; at < THREE_HOURS; at++) {
      out.putFloat(counts[at]).putFloat(means[at]);
    }
    season.write(out);
  }

  static Detector read(ByteBuffer in) {
    var bins = in.getLong();
    var baseline = in.getDouble();
    Tail[] tails = {Tail.read(FIVE_MINUTES, in), Tail.read(HOUR, in), Tail.read(THREE_HOURS, in)};
    var ring = new float[2 * THREE_HOURS];
    for (var at = 0; at < ring.length; at++) {
      ring[at] = in.getFloat();
    }
    var detector = new Detector(Season.read(in), tails);
    for (var at = 0; at < THREE_HOURS; at++) {
      detector.counts[at] = ring[2 * at];
      detector.means[at] = ring[2 * at + 1];
    }
    detector.bins = bins;
    detector.baseline = baseline;
    return detector;
  }
}
