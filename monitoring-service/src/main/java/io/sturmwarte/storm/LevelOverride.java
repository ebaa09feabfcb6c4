package io.sturmwarte.storm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A level that somebody has set by hand, and why.
 *
 * @param until null where it holds until it is lifted
 */
public record LevelOverride(
    int level, String reason, String by, Instant at, @Nullable Instant until) {

  public boolean holds(Instant now) {
    return until == null || now.isBefore(until);
  }
}
