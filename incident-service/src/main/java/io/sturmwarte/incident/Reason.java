package io.sturmwarte.incident;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
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
  /** Reasons that raise an incident at once, to at least this severity, and call level 2. */
  private static final Map<String, Severity> RAISING =
      Map.of(
          "threat-to-life", Severity.S1,
          "data-breach", Severity.S1,
          "legal-letter", Severity.S2,
          "regulator", Severity.S2,
          "journalist", Severity.S2,
          "executive-named", Severity.S2);

  public Optional<Severity> raisesTo() {
    return Optional.ofNullable(RAISING.get(code));
  }
}
