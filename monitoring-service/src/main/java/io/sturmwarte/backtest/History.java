package io.sturmwarte.backtest;

import io.sturmwarte.rule.Counts;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Bins;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was counted of a brand, bin by bin without gaps, as running sums: any stretch is one
 * subtraction.
 */
final class History {
  private static final String ALL = "";

  private final Instant start;
  private final int bins;
  private final Map<String, Counts[]> sums = new HashMap<>();
  private final Map<UUID, long[]> hits = new HashMap<>();
  private final TreeMap<Instant, Integer> levels = new TreeMap<>();

  History(Instant start, Instant end) {
    this.start = Bins.startOf(start);
    this.bins =
        (int) ((end.getEpochSecond() - this.start.getEpochSecond()) / Bins.LENGTH.toSeconds());
  }

  int bins() {
    return bins;
  }

  /** When the bin begins. */
  Instant at(int bin) {
    return start.plus(Bins.LENGTH.multipliedBy(bin));
  }

  int indexOf(Instant instant) {
    return (int)
        Math.floorDiv(instant.getEpochSecond() - start.getEpochSecond(), Bins.LENGTH.toSeconds());
  }

  /**
   * @param platform null where it is one that no rule looks at alone
   */
  void counted(Instant at, @Nullable String platform, Counts counts) {
    add(ALL, at, counts);
    if (platform != null) {
      add(platform, at, counts);
    }
  }

  private void add(String of, Instant at, Counts counts) {
    var bin = indexOf(at);
    if (bin >= 0 && bin < bins) {
      var all = sums.computeIfAbsent(of, ignored -> new Counts[bins + 1]);
      var known = all[bin + 1];
      all[bin + 1] = known == null ? counts : known.plus(counts);
    }
  }

  void hit(UUID rule, Map<Instant, Long> found) {
    var counted = new long[bins + 1];
    found.forEach(
        (at, count) -> {
          var bin = indexOf(at);
          if (bin >= 0 && bin < bins) {
            counted[bin + 1] += count;
          }
        });
    for (var bin = 0; bin < bins; bin++) {
      counted[bin + 1] += counted[bin];
    }
    hits.put(rule, counted);
  }

  void level(Instant at, int level) {
    levels.put(at, level);
  }

  /** To be called once, when all is in. */
  History summedUp() {
    sums.computeIfAbsent(ALL, ignored -> new Counts[bins + 1]);
    sums.values().forEach(History::sumUp);
    return this;
  }

  private static void sumUp(Counts[] counts) {
    var sum = Counts.NONE;
    for (var at = 0; at < counts.length; at++) {
      var here = counts[at];
      sum = here == null ? sum : sum.plus(here);
      counts[at] = sum;
    }
  }

  /**
   * The first bin in which something was counted. What lies before is not peace to learn from: the
   * brand was not watched then.
   */
  int beginning() {
    var bin = 0;
    while (bin < bins && between(null, 0, bin + 1).mentions() == 0) {
      bin++;
    }
    return bin;
  }

  Bin bin(int bin) {
    var counts = between(null, bin, bin + 1);
    return new Bin(
        at(bin),
        counts.mentions(),
        counts.scored(),
        counts.negatives(),
        counts.duplicates(),
        counts.youngAccounts());
  }

  /** From a bin up to another, exclusive; what lies before the beginning is nothing. */
  Counts between(@Nullable String platform, int from, int to) {
    var all = sums.get(platform == null ? ALL : platform);
    if (all == null || to <= 0) {
      return Counts.NONE;
    }
    return all[Math.min(to, bins)].minus(all[Math.max(0, from)]);
  }

  long hits(UUID rule, int from, int to) {
    var all = hits.get(rule);
    return all == null ? 0 : all[Math.min(to, bins)] - all[Math.max(0, from)];
  }

  /** The storm level at an instant. */
  int level(Instant at) {
    var entry = levels.floorEntry(at);
    return entry == null ? 0 : entry.getValue();
  }
}
