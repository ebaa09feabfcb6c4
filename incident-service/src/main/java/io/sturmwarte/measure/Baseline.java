package io.sturmwarte.measure;

import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is usual for a brand: the median of the same weekday-hours in the four weeks before, and the
 * share of negatives of the days in them.
 *
 * @param byHourOfWeek median negatives in an hour; Monday 0:00 in {@code zone} is 0
 * @param share null where too few days had anything scored
 */
record Baseline(ZoneId zone, Map<Integer, Double> byHourOfWeek, @Nullable Share share) {
  static final Duration SPAN = Duration.ofDays(28);

  private static final int FEWEST_DAYS = 7;
  private static final int HOURS_OF_DAY = 24;

  /**
   * The usual share of negatives, 0 to 1.
   *
   * @param mad how far from the median is usual
   */
  record Share(double median, double mad) {
    /** A single mention more is no storm, however evenly it went before. */
    boolean holds(long negatives, long scored) {
      var allowed = median + Math.max(mad, 1.0 / scored);
      return (double) negatives / scored <= allowed + 1e-12;
    }
  }

  /**
   * Learned from hourly points of whole days.
   *
   * @param history in order, without gaps
   */
  static Baseline of(List<Point> history, ZoneId zone) {
    var hours = new HashMap<Integer, List<Double>>();
    for (var point : history) {
      hours
          .computeIfAbsent(hourOfWeek(point.at(), zone), ignored -> new ArrayList<>())
          .add((double) point.negatives());
    }
    var medians = new HashMap<Integer, Double>();
    hours.forEach((hour, counts) -> medians.put(hour, Robust.median(counts)));
    return new Baseline(zone, Map.copyOf(medians), share(history));
  }

  /** Negatives that are usual in the hour in which the instant lies. */
  double usual(Instant at) {
    return byHourOfWeek.getOrDefault(hourOfWeek(at, zone), 0.0);
  }

  Optional<Share> usualShare() {
    return Optional.ofNullable(share);
  }

  private static int hourOfWeek(Instant at, ZoneId zone) {
    var local = at.atZone(zone);
    return (local.getDayOfWeek().getValue() - 1) * HOURS_OF_DAY + local.getHour();
  }

  private static @Nullable Share share(List<Point> history) {
    var shares = new ArrayList<Double>();
    for (var first = 0; first + HOURS_OF_DAY <= history.size(); first += HOURS_OF_DAY) {
      var day = history.subList(first, first + HOURS_OF_DAY);
      var scored = day.stream().mapToLong(Point::scored).sum();
      if (scored > 0) {
        shares.add((double) day.stream().mapToLong(Point::negatives).sum() / scored);
      }
    }
    return shares.size() < FEWEST_DAYS
        ? null
        : new Share(Robust.median(shares), Robust.mad(shares));
  }
}
