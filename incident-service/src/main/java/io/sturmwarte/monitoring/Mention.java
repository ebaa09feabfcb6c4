package io.sturmwarte.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One public post about a brand.
 *
 * @param author a pseudonym
 * @param score null while it waits to be scored
 */
public record Mention(
    UUID id,
    List<UUID> brandIds,
    String source,
    String platform,
    String externalId,
    @Nullable String url,
    @Nullable String author,
    @Nullable Long authorFollowers,
    String text,
    @Nullable String language,
    Instant publishedAt,
    Instant receivedAt,
    long reach,
    long engagement,
    boolean exercise,
    @Nullable Score score) {

  /** How it reads; the numbers are between 0 and 1. */
  public record Score(
      String sentiment,
      double negative,
      double toxicity,
      double complaint,
      double risk,
      List<String> crisisTypes,
      List<String> intents,
      String modelVersion) {}

  public boolean isNegative() {
    return score != null && score.sentiment().equals("negative");
  }

  /** Mentions, newest first; {@code next} leads to older ones. */
  public record Listed(List<Mention> items, @Nullable String next) {}
}
