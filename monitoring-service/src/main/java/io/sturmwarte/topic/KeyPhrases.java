package io.sturmwarte.topic;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the phrases by which some texts differ from a background: weighted log-odds with a
 * Dirichlet prior (Monroe, Colaresi and Quinn 2008, Fightin' Words). The prior is the background
 * itself, so that a phrase that is rare in both is not taken for typical.
 */
final class KeyPhrases {
  private static final double PRIOR = 200;
  private static final double LEAST_PRIOR = 0.5;
  private static final double TYPICAL = 1.96;

  private KeyPhrases() {}

  /** A phrase and how typical it is: the log-odds in standard deviations. */
  record Typical(String phrase, double z) {}

  /** The typical phrases that occur in at least so many of the texts, the most typical first. */
  static List<Typical> of(
      Collection<Set<String>> texts, Collection<Set<String>> background, int atLeast) {
    var here = count(texts);
    var there = count(background);
    var sumHere = sum(here);
    var sumThere = sum(there);
    var typical = new ArrayList<Typical>();
    here.forEach(
        (phrase, count) -> {
          if (count >= atLeast) {
            var z = z(count, sumHere, there.getOrDefault(phrase, 0), sumThere);
            typical.add(new Typical(phrase, z));
          }
        });
    typical.removeIf(one -> one.z() < TYPICAL);
    typical.sort(Comparator.comparingDouble(Typical::z).reversed().thenComparing(Typical::phrase));
    return typical;
  }

  private static double z(int here, long sumHere, int there, long sumThere) {
    var prior = LEAST_PRIOR + (sumThere == 0 ? 0 : PRIOR * there / sumThere);
    var oddsHere = (here + prior) / (sumHere + PRIOR - here - prior);
    var oddsThere = (there + prior) / (sumThere + PRIOR - there - prior);
    var variance = 1 / (here + prior) + 1 / (there + prior);
    return Math.log(oddsHere / oddsThere) / Math.sqrt(variance);
  }

  private static Map<String, Integer> count(Collection<Set<String>> texts) {
    var counts = new HashMap<String, Integer>();
    texts.forEach(text -> text.forEach(phrase -> counts.merge(phrase, 1, Integer::sum)));
    return counts;
  }

  private static long sum(Map<String, Integer> counts) {
    return counts.values().stream().mapToLong(Integer::longValue).sum();
  }
}
