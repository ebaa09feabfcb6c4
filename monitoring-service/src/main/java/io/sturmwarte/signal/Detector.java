package io.sturmwarte.signal;

import java.nio.ByteBuffer;

/**
 * Says how unusual the latest counts of a stream are. A slow baseline with a season gives what is
 * to be expected; over 5 and over 60 minutes the log ratio to it is compared with its own running
 * 99 % quantile, and the excess is read as a Pareto tail. A burst neither lifts the baseline
 * (counts are winsorised) nor, beyond its first bins, the quantile.
 */
public final class Detector {
  static final int BYTES =
      Long.BYTES + (1 + 2 * Scale.NUMBERS + 2 * Scale.LONGEST) * Double.BYTES + Season.BYTES;

  /** Of the baseline: half is forgotten in three days. */
  private static final double BASELINE_RATE = 1 - Math.pow(2, -1.0 / 864);

  /** Of quantile and excess: half is forgotten in 14 days. */
  private static final double TAIL_RATE = 1 - Math.pow(2, -1.0 / 4032);

  /** How often the log ratio lies above its quantile; the alarm budget in disguise. */
  private static final double EXCEEDANCE = 0.01;

  private static final int FIRST_DAY = 288;
  private static final double LEAST_MEAN = 0.2;
  private static final int GAP_THAT_ENDS_A_CLUSTER = 12;

  /** Only so many first exceedances of a cluster are learned from. */
  private static final int LEARNED_OF_A_CLUSTER = 24;

  private final Season season;
  private final Scale[] scales;
  private final double[] counts = new double[Scale.LONGEST];
  private final double[] means = new double[Scale.LONGEST];
  private double baseline;
  private long bins;

  private Detector(Season season, Scale... scales) {
    this.season = season;
    this.scales = scales;
  }

  /** One that has seen nothing. */
  public static Detector unlearned() {
    return new Detector(Season.unknown(), new Scale(1), new Scale(12));
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

  /** The count to be expected in a bin at this hour of the week. */
  public double usual(int hourOfWeek) {
    return Math.max(baseline * season.factor(hourOfWeek), LEAST_MEAN);
  }

  /** The count that is passed in one of a hundred such stretches of bins, each with this mean. */
  public double high(double mean, double length) {
    var scale = length < Scale.LONGEST ? scales[0] : scales[1];
    return scale.high(mean * length, Math.sqrt(length));
  }

  /**
   * Takes the next bin's count in; gives its score, the -log10 of how rarely one sees such counts.
   */
  public double step(double count, int hourOfWeek) {
    if (bins == 0) {
      baseline = count + 0.5;
    }
    var factor = season.factor(hourOfWeek);
    var mean = Math.max(baseline * factor, LEAST_MEAN);
    var winsorised = Math.min(count, mean + 3 * Math.sqrt(mean + mean * mean / 4) + 1);
    baseline += Math.max(BASELINE_RATE, 1.0 / (bins + 2)) * (winsorised / factor - baseline);
    season.learn(hourOfWeek, winsorised / Math.max(baseline, 0.05));
    remember(count, mean);
    var score = 0.0;
    for (var scale : scales) {
      score += scale.step(last(counts, scale.length), last(means, scale.length), bins);
    }
    bins++;
    return score;
  }

  private void remember(double count, double mean) {
    var at = (int) (bins % Scale.LONGEST);
    counts[at] = count;
    means[at] = mean;
  }

  private double last(double[] ring, int length) {
    var sum = 0.0;
    for (var back = 0; back < length && back <= bins; back++) {
      sum += ring[(int) ((bins - back) % Scale.LONGEST)];
    }
    return sum;
  }

  void write(ByteBuffer out) {
    out.putLong(bins).putDouble(baseline);
    for (var scale : scales) {
      scale.write(out);
    }
    for (var at = 0; at < Scale.LONGEST; at++) {
      out.putDouble(counts[at]).putDouble(means[at]);
    }
    season.write(out);
  }

  static Detector read(ByteBuffer in) {
    var bins = in.getLong();
    var baseline = in.getDouble();
    var five = Scale.read(1, in);
    var sixty = Scale.read(12, in);
    var counts = new double[2 * Scale.LONGEST];
    for (var at = 0; at < counts.length; at++) {
      counts[at] = in.getDouble();
    }
    var detector = new Detector(Season.read(in), five, sixty);
    for (var at = 0; at < Scale.LONGEST; at++) {
      detector.counts[at] = counts[2 * at];
      detector.means[at] = counts[2 * at + 1];
    }
    detector.bins = bins;
    detector.baseline = baseline;
    return detector;
  }

  /** The tail of the log ratio over some bins. */
  private static final class Scale {
    static final int LONGEST = 12;
    static final int NUMBERS = 5;

    private final int length;
    private final double root;
    private double quantile;
    private double excess = 0.5;
    private double exceedances = 10;
    private double run;
    private double gap;

    Scale(int length) {
      this.length = length;
      this.root = Math.sqrt(length);
      this.quantile = 0.7 / root;
    }

    double step(double count, double mean, long bins) {
      var ratio = Math.log((count + root) / (mean + root));
      var beyond = (ratio - quantile) / excess;
      var score = beyond > 0 ? 2 + beyond / Math.log(10) : 0;
      var rate = Math.max(TAIL_RATE, 1.0 / (bins + 20)) * excess / EXCEEDANCE;
      if (bins < FIRST_DAY) {
        rate = Math.max(rate, 0.5);
      }
      follow(beyond > 0);
      var learn = run <= LEARNED_OF_A_CLUSTER;
      if (ratio <= quantile) {
        quantile -= rate * EXCEEDANCE;
      } else if (learn) {
        quantile += rate * (1 - EXCEEDANCE);
      }
      if (beyond > 0 && learn) {
        learnExcess(ratio);
      }
      return score;
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
      var rate = Math.max(Math.min(TAIL_RATE / EXCEEDANCE, 0.5), 1 / exceedances);
      var seen = Math.min(Math.max(ratio - quantile, 0), 8 * excess);
      excess = Math.max(excess + rate * (seen - excess), 0.05);
    }

    double high(double mean, double stretch) {
      return Math.max((mean + stretch) * Math.exp(quantile) - stretch, mean);
    }

    void write(ByteBuffer out) {
      out.putDouble(quantile)
          .putDouble(excess)
          .putDouble(exceedances)
          .putDouble(run)
          .putDouble(gap);
    }

    static Scale read(int length, ByteBuffer in) {
      var scale = new Scale(length);
      scale.quantile = in.getDouble();
      scale.excess = in.getDouble();
      scale.exceedances = in.getDouble();
      scale.run = in.getDouble();
      scale.gap = in.getDouble();
      return scale;
    }
  }
}
