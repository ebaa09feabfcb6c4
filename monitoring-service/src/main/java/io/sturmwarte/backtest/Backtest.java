package io.sturmwarte.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How a changed setting would have done beside the present one.
 *
 * @param bins of five minutes that were replayed, those that only teach included
 * @param took reading and replaying
 * @param notReplayed rules that need what is not kept, and why
 */
record Backtest(
    UUID brandId,
    Instant from,
    Instant to,
    int bins,
    Duration took,
    List<Instant> confirmed,
    Outcome present,
    Outcome changed,
    List<NotReplayed> notReplayed) {

  /** A rule that could not be tried. */
  record NotReplayed(String rule, String reason) {}
}
