package io.sturmwarte.signal;

import java.nio.ByteBuffer;

/**
 * Says how unusual the share of negatives of the last hour is, against the share that it has
 * learned; a storm of negatives at the same volume is seen here. Does not learn while it is
 * unusual.
 */
public final class ShareTest {
  static final int BYTES = (3 + 2 * ShareTest.HOUR) * Double.BYTES;

  private static final int HOUR = 12;
  private static final double KEEP = Math.pow(2, -1.0 / 2016);
  private static final double MOST_EVIDENCE = 5_000;
  private static final double CONCENTRATION = 60;
  private static final double UNUSUAL = 2;

  private final double[] negatives = new double[HOUR];
  private final double[] totals = new double[HOUR];
  private double forNegative = 2;
  private double forOthers = 8;
  private double bins;

  private ShareTest() {}

  public static ShareTest unlearned() {
    return new ShareTest();
  }

  public ShareTest copy() {
    var bytes = ByteBuffer.allocate(BYTES);
    write(bytes);
    return read(bytes.flip());
  }

  /** The learned share. */
  public double usual() {
    return forNegative / (forNegative + forOthers);
  }

  /** Takes the next bin in; gives the -log10 of how rarely one sees such a share. */
  public double step(long negative, long total) {
    var at = (int) (bins % HOUR);
    negatives[at] = negative;
    totals[at] = total;
    bins++;
    var score = score();
    if (score < UNUSUAL) {
      learn(negative, total);
    }
    return score;
  }

  private double score() {
    var negative = (long) sum(negatives);
    var total = (long) sum(totals);
    var usual = usual();
    if (total < 3 || negative <= usual * total) {
      return 0;
    }
    return BetaBinomial.tail(negative, total, CONCENTRATION * usual, CONCENTRATION * (1 - usual));
  }

  private void learn(long negative, long total) {
    forNegative = forNegative * KEEP + negative;
    forOthers = forOthers * KEEP + (total - negative);
    var evidence = forNegative + forOthers;
    if (evidence > MOST_EVIDENCE) {
      forNegative *= MOST_EVIDENCE / evidence;
      forOthers *= MOST_EVIDENCE / evidence;
    }
  }

  private static double sum(double[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    return sum;
  }

  void write(ByteBuffer out) {
    out.putDouble(forNegative).putDouble(forOthers).putDouble(bins);
    for (var at = 0; at < HOUR; at++) {
      out.putDouble(negatives[at]).putDouble(totals[at]);
    }
  }

  static ShareTest read(ByteBuffer in) {
    var test = new ShareTest();
    test.forNegative = in.getDouble();
    test.forOthers = in.getDouble();
    test.bins = in.getDouble();
    for (var at = 0; at < HOUR; at++) {
      test.negatives[at] = in.getDouble();
      test.totals[at] = in.getDouble();
    }
    return test;
  }
}
