package io.sturmwarte.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the phrases by which some texts differ from a background: weighted log-odds with an
 * informative Dirichlet prior (Monroe, Colaresi and Quinn, "Fightin' Words", Political Analysis 16,
 * 2008, equations 16, 20 and 22). With y the count of a phrase, n the sum of all counts, a its
 * prior and A the sum of all priors
 *
 * <pre>
 *   d = ln((y1 + a) / (n1 + A - y1 - a)) - ln((y2 + a) / (n2 + A - y2 - a))
 *   z = d / sqrt(1 / (y1 + a) + 1 / (y2 + a))
 * </pre>
 *
 * The prior is the background itself, scaled to a fixed weight, so that a phrase that is rare in
 * both is not taken for typical; each phrase has a little besides, so that one that is new is not
 * taken for infinitely typical. The vocabulary is what occurs a few times: with every pair of words
 * that was ever written once, these little priors would outweigh all counts. As far as a background
 * is too small for its weight, the rest goes to all that could have been said besides; otherwise
 * the first storm of a new brand would have nothing to differ from.
 */
final class KeyPhrases {
  private static final double PRIOR = 200;
  private static final double LEAST_PRIOR = 0.5;

  /** One in twenty by chance; only what is said more than usual is asked for. */
  private static final double TYPICAL = 1.645;

  private static final double SOMEWHAT_TYPICAL = 1;
  private static final long A_FEW_TIMES = 3;

  private final Map<String, Long> here;
  private final Map<String, Long> there;
  private final double sumHere;
  private final double sumThere;
  private final double sumOfPriors;

  private KeyPhrases(Map<String, Long> here, Map<String, Long> there) {
    this.here = here;
    this.there = there;
    var vocabulary = vocabulary(here, there);
    this.sumHere = sum(here, vocabulary);
    this.sumThere = sum(there, vocabulary);
    this.sumOfPriors = LEAST_PRIOR * vocabulary.size() + PRIOR;
  }

  /** A phrase and how typical it is: the log-odds in standard deviations. */
  record Typical(String phrase, double z) {
    /** Enough to name a topic; less is enough to belong to one. */
    boolean isClear() {
      return z >= TYPICAL;
    }
  }

  /** Phrases and how much the text that they are from counts. */
  record Weighted(Set<String> phrases, long weight) {}

  /** The phrases more typical than not that count at least so much, the most typical first. */
  static List<Typical> of(Map<String, Long> texts, Map<String, Long> background, long atLeast) {
    return new KeyPhrases(texts, background).typical(atLeast);
  }

  static Map<String, Long> count(Collection<Weighted> texts) {
    var counts = new HashMap<String, Long>();
    texts.forEach(
        text -> text.phrases().forEach(phrase -> counts.merge(phrase, text.weight(), Long::sum)));
    return counts;
  }

  private List<Typical> typical(long atLeast) {
    var typical = new ArrayList<Typical>();
    here.forEach(
        (phrase, count) -> {
          if (count >= atLeast) {
            typical.add(new Typical(phrase, z(count, there.getOrDefault(phrase, 0L))));
          }
        });
    typical.removeIf(one -> one.z() < SOMEWHAT_TYPICAL);
    typical.sort(Comparator.comparingDouble(Typical::z).reversed().thenComparing(Typical::phrase));
    return typical;
  }

  double z(long countHere, long countThere) {
    var prior =
        LEAST_PRIOR + (sumThere == 0 ? 0 : Math.min(PRIOR, sumThere) * countThere / sumThere);
    var logOdds =
        Math.log((countHere + prior) / (sumHere + sumOfPriors - countHere - prior))
            - Math.log((countThere + prior) / (sumThere + sumOfPriors - countThere - prior));
    return logOdds / Math.sqrt(1 / (countHere + prior) + 1 / (countThere + prior));
  }

  static KeyPhrases between(Map<String, Long> here, Map<String, Long> there) {
    return new KeyPhrases(here, there);
  }

  private static Set<String> vocabulary(Map<String, Long> here, Map<String, Long> there) {
    var vocabulary = new HashSet<String>();
    there.forEach(
        (phrase, count) -> {
          if (count + here.getOrDefault(phrase, 0L) >= A_FEW_TIMES) {
            vocabulary.add(phrase);
          }
        });
    here.forEach(
        (phrase, count) -> {
          if (count >= A_FEW_TIMES) {
            vocabulary.add(phrase);
          }
        });
    return vocabulary;
  }

  private static double sum(Map<String, Long> counts, Set<String> vocabulary) {
    return vocabulary.stream().mapToLong(phrase -> counts.getOrDefault(phrase, 0L)).sum();
  }
}
