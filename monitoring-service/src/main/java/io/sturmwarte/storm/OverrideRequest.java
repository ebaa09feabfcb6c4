package io.sturmwarte.storm;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A level by hand as it is sent to us.
 *
 * @param until null where it is to hold until it is lifted
 */
record OverrideRequest(
    @NotNull @Min(0) @Max(6) Integer level,
    @NotBlank @Size(max = 1000) String reason,
    @Nullable Instant until) {

  LevelOverride override(String by, Instant now) {
    return new LevelOverride(
        level,
        reason.strip(),
        by,
        now.truncatedTo(ChronoUnit.MICROS),
        until == null ? null : until.truncatedTo(ChronoUnit.MICROS));
  }
}
