package io.sturmwarte.measure;

import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Curves written down by their negatives; of four mentions that are usual one is negative. */
final class Points {
  /** A Monday, midnight in Berlin. */
  static final Instant MONDAY = Instant.parse("2026-03-01T23:00:00Z");

  private Points() {}

  static List<Point> hours(Instant from, long... negatives) {
    return IntStream.range(0, negatives.length)
        .mapToObj(i -> point(from.plus(Duration.ofHours(i)), negatives[i], 40))
        .toList();
  }

  static List<Point> every(Duration bucket, Instant from, int count, IntToLongFunction negatives) {
    return IntStream.range(0, count)
        .mapToObj(i -> point(from.plus(bucket.multipliedBy(i)), negatives.applyAsLong(i), 40))
        .toList();
  }

  /** Four weeks in which every hour has so many negatives of 40 mentions. */
  static List<Point> usual(long negatives) {
    return hours(
        MONDAY.minus(Baseline.SPAN), LongStream.generate(() -> negatives).limit(28 * 24).toArray());
  }

  static Point point(Instant at, long negatives, long scored) {
    return new Point(at, scored, scored, null, negatives, 0, 10 * scored, 0, 0, 0);
  }
}
