package io.sturmwarte.mention;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mention as it is sent to us, after its fields were found to be in order. */
public record Item(
    String source,
    String platform,
    String externalId,
    @Nullable String url,
    @Nullable String author,
    @Nullable Long authorFollowers,
    @Nullable Instant authorCreatedAt,
    String text,
    @Nullable String language,
    Instant publishedAt,
    long reach,
    long engagement,
    @Nullable String replyTo,
    @Nullable String repostOf,
    boolean exercise) {
  private static final Duration YOUNG = Duration.ofDays(30);

  /** Whether the author's account was made less than 30 days before. */
  boolean isOfYoungAccount() {
    return authorCreatedAt != null && authorCreatedAt.isAfter(publishedAt.minus(YOUNG));
  }
}
