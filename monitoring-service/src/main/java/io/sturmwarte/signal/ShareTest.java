package io.sturmwarte.signal;

import java.nio.ByteBuffer;

/**
 * Says how unusual a share of the latest mentions is against the share that it has learned: of
 * negatives, of near-duplicates, of young accounts. A storm at the same volume is seen here. Does
 * not learn while it is unusual, for two days at most: what lasts longer is how it is now.
 */
public final class ShareTest {
  private static final double KEEP = Math.pow(2, -1.0 / 2016);
  private static final double MOST_EVIDENCE = 5_000;
  private static final double LEAST_EVIDENCE = 0.5;
  private static final double CONCENTRATION = 60;
  private static final double UNUSUAL = 2;
  private static final int FEWEST = 3;

  /** A share that was never seen is not thereby impossible. */
  private static final double LEAST_SHARE = 0.02;

  private static final int PATIENCE = 576;

  private final float[] chosen;
  private final float[] totals;
  private double forChosen = 2;
  private double forOthers = 8;
  private int next;
  private int unusualFor;

  private ShareTest(int length) {
    this.chosen = new float[length];
    this.totals = new float[length];
  }

  /**
   * One that has seen nothing.
   *
   * @param length of the window, in bins
   */
  public static ShareTest unlearned(int length) {
    return new ShareTest(length);
  }

  public ShareTest copy() {
    var bytes = ByteBuffer.allocate(bytes(chosen.length));
    write(bytes);
    return read(chosen.length, bytes.flip());
  }

  /** The learned share. */
  public double usual() {
    return forChosen / (forChosen + forOthers);
  }

  /**
   * Takes the next bin in.
   *
   * @param part of the total
   * @return the -log10 of how rarely one sees such a share; 0 for a share that is not above what is
   *     usual
   */
  public double step(long part, long total) {
    chosen[next] = part;
    totals[next] = total;
    next = (next + 1) % chosen.length;
    var score = score();
    unusualFor = score < UNUSUAL ? 0 : unusualFor + 1;
    if (unusualFor == 0 || unusualFor > PATIENCE) {
      learn(part, total);
    }
    return score;
  }

  private double score() {
    var part = (long) sum(chosen);
    var total = (long) sum(totals);
    var usual = Math.max(usual(), LEAST_SHARE);
    if (total < FEWEST || part <= usual * total) {
      return 0;
    }
    return BetaBinomial.tail(part, total, CONCENTRATION * usual, CONCENTRATION * (1 - usual));
  }

  private void learn(long part, long total) {
    forChosen = forChosen * KEEP + part;
    forOthers = forOthers * KEEP + (total - part);
    var evidence = forChosen + forOthers;
    if (evidence > MOST_EVIDENCE) {
      forChosen *= MOST_EVIDENCE / evidence;
      forOthers *= MOST_EVIDENCE / evidence;
    }
    forChosen = Math.max(forChosen, LEAST_EVIDENCE);
    forOthers = Math.max(forOthers, LEAST_EVIDENCE);
  }

  private static double sum(float[] values) {
    var sum = 0.0;
    for (var value : values) {
      sum += value;
    }
    return sum;
  }

  static int bytes(int length) {
    return 2 * Double.BYTES + 2 * Integer.BYTES + 2 * length * Float.BYTES;
  }

  void write(ByteBuffer out) {
    out.putDouble(forChosen).putDouble(forOthers).putInt(next).putInt(unusualFor);
    for (var at = 0; at < chosen.length; at++) {
      out.putFloat(chosen[at]).putFloat(totals[at]);
    }
  }

  static ShareTest read(int length, ByteBuffer in) {
    var test = new ShareTest(length);
    test.forChosen = in.getDouble();
    test.forOthers = in.getDouble();
    test.next = in.getInt();
    test.unusualFor = in.getInt();
    for (var at = 0; at < length; at++) {
      test.chosen[at] = in.getFloat();
      test.totals[at] = in.getFloat();
    }
    return test;
  }
}
