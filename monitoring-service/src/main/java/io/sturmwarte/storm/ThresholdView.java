package io.sturmwarte.storm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The thresholds of a brand.
 *
 * @param thresholds those that hold
 * @param own those of them that are the brand's own
 * @param changedBy null where nobody ever changed them; by whom, and when, they were changed last
 */
record ThresholdView(
    Thresholds thresholds,
    ThresholdRequest own,
    @Nullable String changedBy,
    @Nullable Instant changedAt) {}
