package io.sturmwarte.situation;

import io.sturmwarte.storm.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The curve of a brand, with the band of what is usual. */
record Series(
    UUID brandId, Duration bucket, Instant from, Instant to, List<Point> points, List<Mark> marks) {

  /**
   * One bucket; those in which nothing was counted are there too.
   *
   * @param scored of the mentions; the rest waits for its score
   * @param authors how many different ones, within some percent; null in buckets that are not whole
   *     hours
   */
  record Point(
      Instant at,
      long mentions,
      long scored,
      @Nullable Long authors,
      long negatives,
      long toxic,
      long reach,
      double usualNegatives,
      double usualNegativesLow,
      double usualNegativesHigh) {}

  /** Something that happened: an alert was raised, the level changed. */
  record Mark(Instant at, String kind, Reason.Text label) {}
}
