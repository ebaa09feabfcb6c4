package io.sturmwarte.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.uuid.Generators;
import io.sturmwarte.incident.NewIncident;
import io.sturmwarte.incident.Reason;
import io.sturmwarte.incident.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A signal that crossed its rule, as monitoring sends it.
 *
 * @param ruleId the rule; null for the detector
 */
public record Alert(
    @NotNull UUID alertId,
    @NotNull UUID brandId,
    @NotBlank @Size(max = 200) String brandName,
    @NotBlank @Size(max = 100) String team,
    @NotNull Kind kind,
    @Nullable UUID ruleId,
    @NotBlank @Size(max = 200) String topic,
    @Min(0) @Max(6) int level,
    double score,
    @NotNull List<@Valid Reason> reasons,
    @Nullable List<UUID> mentionIds,
    @NotNull Instant raisedAt,
    boolean exercise) {

  NewIncident incident() {
    return new NewIncident(
        Generators.timeBasedEpochGenerator().generate(),
        brandId,
        brandName,
        team,
        topic.strip(),
        topic.strip(),
        null,
        Severity.ofLevel(level),
        exercise,
        true,
        null);
  }

  /** Those that it is about, and those that its reasons name. */
  List<UUID> mentions() {
    return Stream.concat(Stream.ofNullable(mentionIds), reasons.stream().map(Reason::mentionIds))
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  /** A watch is worth knowing, but nobody is woken for it. */
  public enum Kind {
    @JsonProperty("alert")
    ALERT,
    @JsonProperty("watch")
    WATCH
  }
}
