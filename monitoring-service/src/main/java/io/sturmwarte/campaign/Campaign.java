package io.sturmwarte.campaign;

import io.sturmwarte.storm.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How coordinated it looks.
 *
 * @param verdict in a word
 * @param share of the mentions that look coordinated, 0 to 1; null where there are too few to tell
 */
public record Campaign(
    Instant from,
    Instant to,
    Verdict verdict,
    @Nullable Double share,
    Signs signs,
    List<Reason> reasons) {

  /** In a word. */
  public enum Verdict {
    TOO_FEW,
    ORGANIC,
    MIXED,
    COORDINATED
  }

  /**
   * What the share is made of; all shares are of the mentions.
   *
   * @param youngShare of those whose account's age is known; null where that is less than half
   * @param usualYoungShare of the brand, of the two weeks before
   * @param copyShare texts that several accounts wrote alike
   * @param syncShare posted in a moment with far more posts than chance would bring
   * @param heavyShare by accounts that write a large part of all
   * @param topTenShare by the ten accounts that write most
   * @param gini of the mentions over the accounts: 0 where all write alike, towards 1 where few
   *     write all
   */
  public record Signs(
      int mentions,
      int authors,
      @Nullable Double youngShare,
      double usualYoungShare,
      double copyShare,
      double syncShare,
      double heavyShare,
      double topTenShare,
      double gini) {}
}
