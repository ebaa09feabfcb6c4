package io.sturmwarte.storm;

import java.time.Duration;

/**
 * Where the levels begin: the scale of Graf and Schwede in numbers. Shares are between 0 and 1, an
 * excess is in standard deviations, all counts are of one hour.
 *
 * @param fewAuthors fewer than so many are single voices, however much they write (level 1)
 * @param risingExcess from here on criticism is more than usual (level 2)
 * @param breezeExcess level 3 needs so much excess
 * @param breezePlatforms on so many platforms
 * @param breezeLasts for so long
 * @param windExcess level 4 needs so much excess
 * @param windShare more than this share of the mentions being negative
 * @param windTagAuthors so many authors with the same hashtag
 * @param windTagShare and so large a part of all that criticise
 * @param windJoining and so large a part of them having joined within the hour
 * @param stormShare level 5 needs more than this share of negatives
 * @param stormPlatforms so many platforms
 * @param stormMedia and so many critical articles; 0 where the social web is to be enough
 * @param hurricaneToxicShare level 6 needs more than this share of the negatives being toxic
 * @param mediaFirst critical articles from which on the media axis stands at 3
 * @param mediaMany at 4
 * @param mediaStorm at 5
 * @param mediaTopStory at 6
 */
public record Thresholds(
    int fewAuthors,
    double risingExcess,
    double breezeExcess,
    int breezePlatforms,
    Duration breezeLasts,
    double windExcess,
    double windShare,
    int windTagAuthors,
    double windTagShare,
    double windJoining,
    double stormShare,
    int stormPlatforms,
    int stormMedia,
    double hurricaneToxicShare,
    int mediaFirst,
    int mediaMany,
    int mediaStorm,
    int mediaTopStory) {

  /** As the table {@code storm_threshold} has them at first. */
  public static final Thresholds DEFAULT =
      new Thresholds(
          3, 2, 3, 2, Duration.ofHours(1), 5, 0.4, 3, 0.1, 0.2, 0.6, 3, 5, 0.5, 1, 3, 5, 20);
}
