package io.sturmwarte.measure;

import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The hours of an incident against what is usual.
 *
 * @param points of an hour each, in order, without gaps
 */
record Curve(List<Point> points, Baseline baseline) {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final int DAY = 24;
  private static final int IN_A_ROW = 3;

  /** The hour with most negatives that begins in this time or contains its beginning. */
  Optional<Point> peak(Instant from, Instant to) {
    return within(from, to).stream()
        .max(
            Comparator.comparingLong(Point::negatives)
                .thenComparing(Point::at, Comparator.reverseOrder()))
        .filter(point -> point.negatives() > 0);
  }

  long reach(Instant from, Instant to) {
    return within(from, to).stream().mapToLong(Point::reach).sum();
  }

  long negatives(Instant from, Instant to) {
    return negatives(within(from, to));
  }

  /** From the peak until the excess over the usual has halved for good. */
  Optional<Duration> halfLife(Point peak) {
    var half = excess(peak) / 2;
    if (half <= 0) {
      return Optional.empty();
    }
    var after = points.stream().filter(point -> point.at().isAfter(peak.at())).toList();
    for (var i = 0; i + IN_A_ROW <= after.size(); i++) {
      if (after.subList(i, i + IN_A_ROW).stream().allMatch(point -> excess(point) <= half)) {
        return Optional.of(Duration.between(peak.at(), after.get(i).at()));
      }
    }
    return Optional.empty();
  }

  /** The beginning of the first day after the peak with a share of negatives that is usual. */
  Optional<Instant> recoveredAt(Point peak) {
    return baseline.usualShare().flatMap(share -> firstUsualDay(peak, share));
  }

  private Optional<Instant> firstUsualDay(Point peak, Baseline.Share share) {
    for (var i = 0; i + DAY <= points.size(); i++) {
      if (points.get(i).at().isAfter(peak.at()) && isUsual(points.subList(i, i + DAY), share)) {
        return Optional.of(points.get(i).at());
      }
    }
    return Optional.empty();
  }

  private static boolean isUsual(List<Point> day, Baseline.Share share) {
    var scored = scored(day);
    return scored > 0 && share.holds(negatives(day), scored);
  }

  /** Share of negatives in the day from there on, less the usual one; empty while not known. */
  Optional<Double> residual(Instant from) {
    var day = within(from, from.plus(Duration.ofDays(1)));
    return day.size() < DAY || scored(day) == 0
        ? Optional.empty()
        : baseline
            .usualShare()
            .map(share -> (double) negatives(day) / scored(day) - share.median());
  }

  private double excess(Point point) {
    return point.negatives() - baseline.usual(point.at());
  }

  private List<Point> within(Instant from, Instant to) {
    return points.stream()
        .filter(point -> point.at().plus(HOUR).isAfter(from) && point.at().isBefore(to))
        .toList();
  }

  private static long scored(List<Point> day) {
    return day.stream().mapToLong(Point::scored).sum();
  }

  private static long negatives(List<Point> day) {
    return day.stream().mapToLong(Point::negatives).sum();
  }
}
