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
 * @param joined of the authors, those who had not criticised in the hour before
 * @param platforms that carry at least a twentieth of the negatives each
 * @param media negatives in news, blogs and press
 * @param tag the hashtag that most authors of negatives share, other than the brand's own name
 * @param usualNegatives in such an hour
 * @param lasting how long the excess has been lasting
 */
public record Facts(
    long mentions,
    long scored,
    long negatives,
    long authors,
    long joined,
    long platforms,
    long toxic,
    long media,
    @Nullable String tag,
    long tagAuthors,
    double usualNegatives,
    double usualShare,
    Duration lasting,
    Evidence evidence) {
  private static final long FEW_UNSCORED = 10;

  /** Mentions that carry the facts, those with most reach first; the oldest ones for how long. */
  public record Evidence(
      List<UUID> negatives,
      List<UUID> joined,
      List<UUID> platforms,
      List<UUID> toxic,
      List<UUID> media,
      List<UUID> tagged,
      List<UUID> oldest) {}

  /**
   * By how many standard deviations the negatives exceed what is usual. The spread is that of
   * twelve bins as the detector sees them, negative binomial of size 4; the 1 keeps single voices
   * small.
   */
  public double excess() {
    return excess(negatives, usualNegatives);
  }

  /** The same of any hour. */
  public static double excess(long negatives, double usual) {
    return (negatives - usual) / Math.sqrt(usual + usual * usual / 48 + 1);
  }

  public double negativeShare() {
    return share(negatives, scored);
  }

  public double toxicShare() {
    return share(toxic, negatives);
  }

  public double tagShare() {
    return share(tagAuthors, authors);
  }

  public double joinedShare() {
    return share(joined, authors);
  }

  public long unscored() {
    return mentions - scored;
  }

  /** So much waits for its score that a low number of negatives does not mean calm. */
  public boolean blind() {
    return unscored() > FEW_UNSCORED && 2 * unscored() > mentions;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : (double) part / whole;
  }
}
