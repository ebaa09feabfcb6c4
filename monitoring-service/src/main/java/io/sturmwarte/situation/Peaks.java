package io.sturmwarte.situation;

import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.storm.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * How high it went in a stretch of time: the worst hour of each kind, an hour being any twelve bins
 * of five minutes in a row. Nothing from before the stretch counts.
 *
 * @param mentions in all of the stretch
 * @param negativesPerHour in the worst hour
 * @param reachPerHour in the hour with most of it
 * @param mediaPerHour mentions in news, blogs and press in the hour with most of them
 * @param excess by how many standard deviations the negatives of the worst hour exceeded the usual;
 *     of all that was said of the brand, whatever was asked about
 * @param level the highest storm level of the brand
 * @param mentionIds those with most reach
 * @param mediaIds the media among them
 */
record Peaks(
    Instant from,
    Instant to,
    long mentions,
    long negativesPerHour,
    long reachPerHour,
    long mediaPerHour,
    double excess,
    int level,
    List<UUID> mentionIds,
    List<UUID> mediaIds) {
  private static final int SHOWN = 5;
  private static final Duration ONE_HOUR = Duration.ofHours(1);

  /**
   * What was counted in one bin.
   *
   * @param allNegatives of the brand; the other numbers are of what was asked about
   */
  record Bin(
      Instant start,
      long mentions,
      long negatives,
      long reach,
      long media,
      long allNegatives,
      List<UUID> mentionIds,
      List<UUID> mediaIds) {}

  /**
   * @param bins in the order of time; those without anything may be missing
   */
  static Peaks of(Instant from, Instant to, List<Bin> bins, BrandSignals learned, int level) {
    return new Peaks(
        from,
        to,
        bins.stream().mapToLong(Bin::mentions).sum(),
        highest(bins, Bin::negatives),
        highest(bins, Bin::reach),
        highest(bins, Bin::media),
        excess(bins, learned),
        level,
        bins.stream().flatMap(bin -> bin.mentionIds().stream()).limit(SHOWN).toList(),
        bins.stream().flatMap(bin -> bin.mediaIds().stream()).limit(SHOWN).toList());
  }

  /** The highest sum of an hour that ends with one of the bins. */
  private static long highest(List<Bin> bins, ToLongFunction<Bin> count) {
    return bins.stream().mapToLong(last -> hour(bins, last, count)).max().orElse(0);
  }

  private static long hour(List<Bin> bins, Bin last, ToLongFunction<Bin> count) {
    var after = last.start().minus(ONE_HOUR);
    return bins.stream()
        .filter(bin -> bin.start().isAfter(after) && !bin.start().isAfter(last.start()))
        .mapToLong(count)
        .sum();
  }

  private static double excess(List<Bin> bins, BrandSignals learned) {
    var binsPerHour = ONE_HOUR.dividedBy(Bins.LENGTH);
    return bins.stream()
        .mapToDouble(
            last ->
                Facts.excess(
                    hour(bins, last, Bin::allNegatives),
                    binsPerHour * learned.usualNegatives(last.start())))
        .max()
        .orElse(0);
  }
}
