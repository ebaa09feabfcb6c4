package io.sturmwarte.intake;

import io.sturmwarte.incident.Reason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;

/** How high the storm is that a brand is in. */
public record BrandLevel(
    @NotBlank String brandName,
    @NotBlank String team,
    @Min(0) @Max(6) int level,
    @NotNull List<@Valid Reason> reasons,
    @NotNull Instant at,
    boolean exercise) {}
