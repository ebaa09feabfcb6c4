package io.sturmwarte.benchmarks.storms;

import io.sturmwarte.benchmarks.storms.Brand.Event;
import io.sturmwarte.signal.Bin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * What a rule's alarms came to. After an alarm nothing is told for six hours. An alarm from an
 * event's onset to its end, or six hours after the onset, finds it; one within six hours after that
 * is no false alarm either.
 *
 * @param seen every event that counts
 * @param falseAlarms those that belong to nothing that happened
 * @param weeks of brands, without their warm-up
 */
record Outcome(List<Seen> seen, int falseAlarms, double weeks) {
  private static final int SIX_HOURS = 72;
  private static final double BINS_OF_A_WEEK = 2_016;
  private static final int MINUTES = 5;

  /**
   * An event and how it was met.
   *
   * @param delay minutes from the begin of its first bin to the end of the bin of the alarm; not a
   *     number where none was
   * @param mentions of the brand by then
   */
  record Seen(Event event, double delay, double mentions) {
    boolean found() {
      return !Double.isNaN(delay);
    }
  }

  /**
   * @param leastPeak storms below do not count
   */
  static Outcome of(List<Brand> brands, Rule rule, double leastPeak) {
    var seen = new ArrayList<Seen>();
    var falseAlarms = 0;
    var bins = 0;
    for (var brand : brands) {
      var alarms = alarms(rule.speaks(brand), brand.warmUp());
      brand.events().stream()
          .filter(event -> !event.crisis() || event.peak() >= leastPeak)
          .forEach(event -> seen.add(seen(brand, event, alarms)));
      falseAlarms +=
          (int)
              alarms.stream()
                  .filter(alarm -> brand.events().stream().noneMatch(one -> explains(one, alarm)))
                  .count();
      bins += brand.bins().size() - brand.warmUp();
    }
    return new Outcome(List.copyOf(seen), falseAlarms, bins / BINS_OF_A_WEEK);
  }

  private static List<Integer> alarms(boolean[] speaks, int warmUp) {
    var alarms = new ArrayList<Integer>();
    var last = -SIX_HOURS - 1;
    for (var bin = 0; bin < speaks.length; bin++) {
      if (speaks[bin] && bin - last > SIX_HOURS) {
        last = bin;
        alarms.add(bin);
      }
    }
    alarms.removeIf(bin -> bin < warmUp);
    return alarms;
  }

  private static int last(Event event) {
    return Math.max(event.end(), event.onset() + SIX_HOURS);
  }

  private static boolean explains(Event event, int alarm) {
    return event.onset() - 1 <= alarm && alarm <= last(event) + SIX_HOURS;
  }

  private static Seen seen(Brand brand, Event event, List<Integer> alarms) {
    return alarms.stream()
        .filter(alarm -> event.onset() <= alarm && alarm <= last(event))
        .findFirst()
        .map(alarm -> new Seen(event, delay(event, alarm), mentions(brand, event, alarm)))
        .orElseGet(() -> new Seen(event, Double.NaN, Double.NaN));
  }

  private static double delay(Event event, int alarm) {
    return (alarm - event.onset() + 1.0) * MINUTES;
  }

  private static double mentions(Brand brand, Event event, int alarm) {
    return IntStream.rangeClosed(event.onset(), alarm)
        .mapToObj(bin -> brand.known(bin, alarm))
        .mapToLong(Bin::mentions)
        .sum();
  }

  /** The part that was found. */
  double recall() {
    var storms = storms();
    return (double) storms.stream().filter(Seen::found).count() / storms.size();
  }

  /** The part of the alarms, each event's first and the false ones, that were right. */
  double precision() {
    var right = storms().stream().filter(Seen::found).count();
    var all = found() + falseAlarms;
    return all == 0 ? Double.NaN : (double) right / all;
  }

  double falseAlarmsPerWeek() {
    return falseAlarms / weeks;
  }

  /** In minutes. */
  double delay(double quantile) {
    return quantile(storms().stream().filter(Seen::found).mapToDouble(Seen::delay), quantile);
  }

  double mentionsBefore() {
    return quantile(storms().stream().filter(Seen::found).mapToDouble(Seen::mentions), 0.5);
  }

  /** The same for events of one kind alone. */
  Outcome ofKind(String kind) {
    var some = seen.stream().filter(one -> one.event.kind().equals(kind)).toList();
    return new Outcome(some, 0, weeks);
  }

  /** How many events, storms or not, were told. */
  long found() {
    return seen.stream().filter(Seen::found).count();
  }

  List<String> kinds(boolean crisis) {
    return seen.stream()
        .map(Seen::event)
        .filter(event -> event.crisis() == crisis)
        .map(Event::kind)
        .distinct()
        .sorted()
        .toList();
  }

  private List<Seen> storms() {
    return seen.stream().filter(one -> one.event.crisis()).toList();
  }

  /** Between two values in proportion. */
  private static double quantile(DoubleStream values, double quantile) {
    var sorted = values.sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    var place = quantile * (sorted.length - 1);
    var below = (int) place;
    var above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
