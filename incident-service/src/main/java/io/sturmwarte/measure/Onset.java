package io.sturmwarte.measure;

import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a storm began, as the curve shows it: a one-sided CUSUM for counts (Page 1954; Lucas 1985)
 * runs up to the opening, and the storm began after its last zero. The reference value is that for
 * the rate of the hour before the opening, so that a lively day before a storm is not taken for its
 * beginning; at least for one that triples.
 */
final class Onset {
  static final Duration BUCKET = Duration.ofMinutes(5);
  static final Duration LOOK_BACK = Duration.ofHours(24);

  private static final double RISE = 3;

  /** So many negatives more than expected make a rise; fewer are chance. */
  private static final double LIMIT = 4;

  private static final double FEWEST_PER_HOUR = 1;

  private Onset() {}

  /**
   * The beginning of the first bucket of the rise; empty where there was none before the opening.
   *
   * @param points of {@link #BUCKET} each, in order
   */
  static Optional<Instant> of(List<Point> points, Baseline baseline, Instant openedAt) {
    var risen = lastHour(points, openedAt);
    var sum = 0.0;
    var isRise = false;
    Instant onset = null;
    for (var point : points) {
      if (!point.at().isBefore(openedAt)) {
        break;
      }
      sum = next(sum, point, baseline, risen);
      onset = sum == 0 ? null : onset == null ? point.at() : onset;
      isRise = sum >= LIMIT || sum > 0 && isRise;
    }
    return isRise ? Optional.ofNullable(onset) : Optional.empty();
  }

  /** Capped, so that a storm of yesterday is over when it has been quiet for some hours. */
  private static double next(double sum, Point point, Baseline baseline, double risen) {
    var excess = point.negatives() - reference(baseline.usual(point.at()), risen);
    return Math.clamp(sum + excess, 0, 2 * LIMIT);
  }

  private static double lastHour(List<Point> points, Instant openedAt) {
    return points.stream()
        .filter(point -> point.at().isBefore(openedAt))
        .filter(point -> !point.at().isBefore(openedAt.minus(Duration.ofHours(1))))
        .mapToDouble(Point::negatives)
        .sum();
  }

  /** Between the usual rate and the risen one, both an hour, in negatives per bucket. */
  private static double reference(double usualPerHour, double risenPerHour) {
    var usual = Math.max(usualPerHour, FEWEST_PER_HOUR);
    var risen = Math.max(risenPerHour, RISE * usual);
    return (risen - usual)
        / Math.log(risen / usual)
        * BUCKET.toSeconds()
        / Duration.ofHours(1).toSeconds();
  }
}
