package io.sturmwarte.monitoring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which mentions of a brand.
 *
 * @param words as people search: all must appear, {@code or} and {@code "in quotes"} are understood
 * @param sentiment {@code negative, neutral} or {@code positive}
 * @param minReach at least so many people
 * @param cursor the {@code next} of the page before
 * @param limit 1 to 500
 */
public record MentionQuery(
    UUID brandId,
    @Nullable String words,
    @Nullable String sentiment,
    @Nullable Long minReach,
    @Nullable Boolean exercise,
    Instant from,
    Instant to,
    @Nullable String cursor,
    int limit) {

  public static MentionQuery of(UUID brandId, Instant from, Instant to) {
    return new MentionQuery(brandId, null, null, null, null, from, to, null, 100);
  }

  public MentionQuery saying(String wanted) {
    return new MentionQuery(
        brandId, wanted, sentiment, minReach, exercise, from, to, cursor, limit);
  }

  public MentionQuery reading(String wanted) {
    return new MentionQuery(brandId, words, wanted, minReach, exercise, from, to, cursor, limit);
  }

  public MentionQuery reaching(long least) {
    return new MentionQuery(brandId, words, sentiment, least, exercise, from, to, cursor, limit);
  }

  public MentionQuery inExercise(boolean wanted) {
    return new MentionQuery(brandId, words, sentiment, minReach, wanted, from, to, cursor, limit);
  }

  public MentionQuery page(@Nullable String next, int most) {
    return new MentionQuery(brandId, words, sentiment, minReach, exercise, from, to, next, most);
  }
}
