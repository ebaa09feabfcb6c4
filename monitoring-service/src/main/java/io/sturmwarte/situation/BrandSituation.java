package io.sturmwarte.situation;

import io.sturmwarte.storm.Level;
import java.util.List;
import java.util.UUID;

/**
 * How things stand with a brand.
 *
 * @param spark negatives in each of the last 24 hours, the present one last
 */
record BrandSituation(
    Named brand,
    Level level,
    long negativesLastHour,
    double usualNegativesPerHour,
    long mentionsLastHour,
    double usualMentionsPerHour,
    double negativeShare,
    double usualNegativeShare,
    List<Long> spark,
    long unscored,
    long oldestUnscoredSeconds) {

  /** Which brand. */
  record Named(UUID id, String name, String team) {}
}
