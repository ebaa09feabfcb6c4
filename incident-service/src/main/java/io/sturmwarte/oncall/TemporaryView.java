package io.sturmwarte.oncall;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Fixed shifts that stand in for the rotation from an instant until another. */
public record TemporaryView(
    UUID id,
    Instant from,
    Instant until,
    List<Shift> shifts,
    @Nullable String reason,
    String createdBy) {}
