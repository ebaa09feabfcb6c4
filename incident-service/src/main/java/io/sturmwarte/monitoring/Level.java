package io.sturmwarte.monitoring;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The storm level of a brand now.
 *
 * @param level 0 to 6; the one that counts, set by hand or automatic
 * @param since when it has been so
 */
public record Level(
    int level,
    Sentence name,
    int automatic,
    int social,
    int media,
    Instant since,
    Instant evaluatedAt,
    List<Reason> reasons) {

  /** Why it is so. */
  public record Reason(
      String code, double value, @Nullable Double usual, Sentence text, List<UUID> mentionIds) {}
}
