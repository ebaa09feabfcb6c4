package io.sturmwarte.monitoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The curve of a brand: one point for every bucket, empty ones too, in order of time. */
public record Series(
    UUID brandId, Duration bucket, Instant from, Instant to, List<Point> points, List<Mark> marks) {

  /** The most points that one question may ask for. */
  public static final int MOST_POINTS = 2_000;

  /**
   * What was counted in one bucket.
   *
   * @param at its beginning
   * @param scored of the mentions; the rest waits for its score
   * @param authors null where buckets are not whole hours
   * @param reach people, summed over the mentions
   * @param usualNegatives what monitoring's detector had learned to expect here
   */
  public record Point(
      Instant at,
      long mentions,
      long scored,
      @Nullable Long authors,
      long negatives,
      long toxic,
      long reach,
      double usualNegatives,
      double usualNegativesLow,
      double usualNegativesHigh) {

    /** Negatives of those scored, 0 to 1; 0 where nothing was scored. */
    public double negativeShare() {
      return scored == 0 ? 0 : (double) negatives / scored;
    }
  }

  /** An alert was raised ({@code alert}), or the storm level changed ({@code level}). */
  public record Mark(Instant at, String kind, Sentence label) {}
}
