package io.sturmwarte.oncall;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody instead of somebody for a time.
 *
 * @param absent null: the substitute answers in addition
 * @param substitute null: nobody answers instead
 */
public record OverrideView(
    UUID id,
    @Nullable UUID absent,
    @Nullable UUID substitute,
    Instant from,
    Instant until,
    @Nullable String reason,
    String createdBy) {}
