package io.sturmwarte.campaign;

import io.sturmwarte.topic.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mention as far as it shows who wrote it, when, and whether others wrote the same.
 *
 * @param accountCreatedAt null where the platform does not tell
 * @param repost passed on by a button, which makes no copy
 */
record Post(
    UUID id,
    Instant at,
    String author,
    @Nullable Instant accountCreatedAt,
    Fold fold,
    boolean repost) {
  static final Duration YOUNG = Duration.ofDays(30);

  boolean tellsAge() {
    return accountCreatedAt != null;
  }

  boolean isOfYoungAccount() {
    return accountCreatedAt != null && accountCreatedAt.isAfter(at.minus(YOUNG));
  }
}
