package io.sturmwarte.signal;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * All that is learned of a brand: its negatives, their share, its mentions, and the shares of what
 * is copied and of what comes from young accounts.
 */
public final class BrandSignals {
  /** Raise it with any change to what is learned or how it is written. */
  private static final byte VERSION = 2;

  private static final int HOUR = 12;
  private static final int HALF_AN_HOUR = 6;
  private static final int THREE_HOURS = 36;
  private static final int BYTES =
      1
          + 2 * Detector.BYTES
          + ShareTest.bytes(HOUR)
          + ShareTest.bytes(THREE_HOURS)
          + 2 * ShareTest.bytes(HALF_AN_HOUR);

  private final Detector negatives;
  private final ShareTest share;
  private final ShareTest lastingShare;
  private final Detector mentions;
  private final ShareTest duplicates;
  private final ShareTest youngAccounts;

  private BrandSignals(
      Detector negatives,
      ShareTest share,
      ShareTest lastingShare,
      Detector mentions,
      ShareTest duplicates,
      ShareTest youngAccounts) {
    this.negatives = negatives;
    this.share = share;
    this.lastingShare = lastingShare;
    this.mentions = mentions;
    this.duplicates = duplicates;
    this.youngAccounts = youngAccounts;
  }

  public static BrandSignals unlearned() {
    return new BrandSignals(
        Detector.unlearned(),
        ShareTest.unlearned(HOUR),
        ShareTest.unlearned(THREE_HOURS),
        Detector.unlearned(),
        ShareTest.unlearned(HALF_AN_HOUR),
        ShareTest.unlearned(HALF_AN_HOUR));
  }

  /** For a look ahead that leaves no trace. */
  public BrandSignals copy() {
    return new BrandSignals(
        negatives.copy(),
        share.copy(),
        lastingShare.copy(),
        mentions.copy(),
        duplicates.copy(),
        youngAccounts.copy());
  }

  /** Learns from the next bin and judges it. Bins come in order, without gaps. */
  public Verdict step(Bin bin) {
    var hour = Bins.hour(bin.start());
    var ofNegatives = negatives.step(bin.negatives(), hour);
    return new Verdict(
        ofNegatives.sum(),
        share.step(bin.negatives(), bin.scored()),
        ofNegatives.lasting(),
        lastingShare.step(bin.negatives(), bin.scored()),
        mentions.step(bin.mentions(), hour).sum(),
        duplicates.step(bin.duplicates(), bin.mentions()),
        youngAccounts.step(bin.youngAccounts(), bin.mentions()),
        ofNegatives.large(),
        ofNegatives.lastingLarge());
  }

  /** How many bins it has learned from. */
  public long bins() {
    return mentions.bins();
  }

  public double usualNegatives(Instant at) {
    return negatives.usual(Bins.hour(at));
  }

  public double usualMentions(Instant at) {
    return mentions.usual(Bins.hour(at));
  }

  /** The upper end of what is usual in so many bins from this instant on. */
  public double highNegatives(Instant at, double bins) {
    return negatives.high(usualNegatives(at), bins);
  }

  public double usualNegativeShare() {
    return share.usual();
  }

  public double usualDuplicateShare() {
    return duplicates.usual();
  }

  public double usualYoungAccountShare() {
    return youngAccounts.usual();
  }

  public byte[] toBytes() {
    var bytes = ByteBuffer.allocate(BYTES).put(VERSION);
    negatives.write(bytes);
    share.write(bytes);
    lastingShare.write(bytes);
    mentions.write(bytes);
    duplicates.write(bytes);
    youngAccounts.write(bytes);
    return bytes.array();
  }

  /**
   * What was learned; unlearned, so that {@link #bins} is 0, where another version wrote the state.
   */
  public static BrandSignals of(byte[] state) {
    if (state.length != BYTES || state[0] != VERSION) {
      return unlearned();
    }
    var bytes = ByteBuffer.wrap(state, 1, BYTES - 1);
    return new BrandSignals(
        Detector.read(bytes),
        ShareTest.read(HOUR, bytes),
        ShareTest.read(THREE_HOURS, bytes),
        Detector.read(bytes),
        ShareTest.read(HALF_AN_HOUR, bytes),
        ShareTest.read(HALF_AN_HOUR, bytes));
  }
}
