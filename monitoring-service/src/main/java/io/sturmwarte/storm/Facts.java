package io.sturmwarte.storm;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the last hour was like for a brand.
 *
 * @param scored of the mentions, those whose sentiment is known
 * @param authors of the negatives
 * @param platforms that carry at least a twentieth of the negatives each
 * @param media negatives in news, blogs and press
 * @param tag the hashtag that most authors of negatives share
 * @param usualNegatives in such an hour
 * @param lasting how long the excess has been lasting
 */
public record Facts(
    long mentions,
    long scored,
    long negatives,
    long authors,
    long platforms,
    long toxic,
    long media,
    @Nullable String tag,
    long tagAuthors,
    double usualNegatives,
    double usualShare,
    Duration lasting,
    Evidence evidence) {

  /** Mentions that carry the facts, those with most reach first. */
  public record Evidence(
      List<UUID> negatives, List<UUID> toxic, List<UUID> media, List<UUID> tagged) {}

  /**
   * By how many standard deviations the negatives exceed what is usual. The spread is that of
   * twelve bins as the detector sees them, negative binomial of size 4; the 1 keeps single voices
   * small.
   */
  public double excess() {
    var spread = Math.sqrt(usualNegatives + usualNegatives * usualNegatives / 48 + 1);
    return (negatives - usualNegatives) / spread;
  }

  public double negativeShare() {
    return scored == 0 ? 0 : (double) negatives / scored;
  }

  public double toxicShare() {
    return negatives == 0 ? 0 : (double) toxic / negatives;
  }
}
