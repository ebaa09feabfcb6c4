package io.sturmwarte.storm;

import java.time.Duration;

/** Where the levels begin: the scale of Graf and Schwede in numbers. */
public record Thresholds(
    int fewAuthors,
    double risingExcess,
    double breezeExcess,
    int breezePlatforms,
    Duration breezeLasts,
    double windExcess,
    double windShare,
    int windTagAuthors,
    double stormShare,
    int stormPlatforms,
    int stormMedia,
    double hurricaneToxicShare,
    int manyMedia,
    int topStory) {

  public static final Thresholds DEFAULT =
      new Thresholds(3, 2, 3, 2, Duration.ofHours(1), 5, 0.4, 3, 0.6, 3, 5, 0.5, 3, 20);
}
