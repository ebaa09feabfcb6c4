package io.sturmwarte.signal;

import java.nio.ByteBuffer;
import java.time.Instant;

/** All that is learned of a brand: its negatives, their share, its mentions. */
public final class BrandSignals {
  private static final int BYTES = 2 * Detector.BYTES + ShareTest.BYTES;

  private final Detector negatives;
  private final ShareTest share;
  private final Detector mentions;

  private BrandSignals(Detector negatives, ShareTest share, Detector mentions) {
    this.negatives = negatives;
    this.share = share;
    this.mentions = mentions;
  }

  public static BrandSignals unlearned() {
    return new BrandSignals(Detector.unlearned(), ShareTest.unlearned(), Detector.unlearned());
  }

  /** For a look ahead that leaves no trace. */
  public BrandSignals copy() {
    return new BrandSignals(negatives.copy(), share.copy(), mentions.copy());
  }

  /** Learns from the next bin and judges it. Bins come in order, without gaps. */
  public Verdict step(Bin bin) {
    var hour = Bins.hourOfWeek(bin.start());
    return new Verdict(
        negatives.step(bin.negatives(), hour),
        share.step(bin.negatives(), bin.scored()),
        mentions.step(bin.mentions(), hour));
  }

  /** How many bins it has learned from. */
  public long bins() {
    return mentions.bins();
  }

  public double usualNegatives(Instant at) {
    return negatives.usual(Bins.hourOfWeek(at));
  }

  public double usualMentions(Instant at) {
    return mentions.usual(Bins.hourOfWeek(at));
  }

  /** The upper end of what is usual in so many bins from this instant on. */
  public double highNegatives(Instant at, double bins) {
    return negatives.high(usualNegatives(at), bins);
  }

  public double usualNegativeShare() {
    return share.usual();
  }

  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(BYTES);
    negatives.write(bytes);
    share.write(bytes);
    mentions.write(bytes);
    return bytes.array();
  }

  public static BrandSignals of(byte[] state) {
    var bytes = ByteBuffer.wrap(state);
    return new BrandSignals(Detector.read(bytes), ShareTest.read(bytes), Detector.read(bytes));
  }
}
