package io.sturmwarte.rescore;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to score again.
 *
 * @param brandId all brands of the caller's teams where it is missing
 * @param from the oldest mentions to take
 * @param to up to which, exclusive
 * @param outdatedOnly leaves out what the present model has scored already; so unless it is false
 */
record RescoreRequest(
    @Nullable UUID brandId,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Boolean outdatedOnly) {
  static final RescoreRequest ALL = new RescoreRequest(null, null, null, null);

  /** In microseconds, as the database keeps them, so that a repeat is recognised. */
  RescoreRequest {
    from = from == null ? null : from.truncatedTo(ChronoUnit.MICROS);
    to = to == null ? null : to.truncatedTo(ChronoUnit.MICROS);
    outdatedOnly = outdatedOnly == null || outdatedOnly;
  }
}
