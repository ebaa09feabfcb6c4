package io.sturmwarte.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why a storm level is what it is, as monitoring says it. */
public record Reason(
    @NotBlank String code,
    double value,
    @Nullable Double usual,
    @NotNull @Valid Text text,
    @Nullable List<UUID> mentionIds) {
  /** At least how severe it makes an incident, at once, whatever the storm; it calls level 2. */
  public Optional<Severity> raisesTo() {
    return RaisingReason.of(code).map(RaisingReason::severity);
  }
}
