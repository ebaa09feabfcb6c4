package io.sturmwarte.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a step is for an incident: when all holds that is said, looked at when its time has come.
 *
 * @param severityAtLeast S2: for S1 and S2
 * @param severityAtMost S3: for S3 and S4
 * @param stormLevelAtLeast 0-6
 * @param causes for one of these; an incident whose cause nobody has named has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Nullable Severity severityAtLeast,
    @Nullable Severity severityAtMost,
    @Nullable @Min(0) @Max(6) Integer stormLevelAtLeast,
    @Nullable @Valid Hours hours,
    @Nullable @Size(max = 8) Set<Cause> causes) {

  boolean holds(Circumstances it) {
    return (severityAtLeast == null || it.severity().compareTo(severityAtLeast) <= 0)
        && (severityAtMost == null || it.severity().compareTo(severityAtMost) >= 0)
        && (stormLevelAtLeast == null || it.stormLevel() >= stormLevelAtLeast)
        && (hours == null || it.isOpen().test(hours.calendar()) == hours.open())
        && (causes == null
            || causes.isEmpty()
            || (it.cause() != null && causes.contains(it.cause())));
  }

  /**
   * Inside or outside the hours of a calendar.
   *
   * @param open false: outside them
   */
  public record Hours(@NotBlank @Size(max = 100) String calendar, boolean open) {}

  /**
   * What an incident is like at an instant.
   *
   * @param isOpen whether a calendar is open then, by its name
   */
  record Circumstances(
      Severity severity, int stormLevel, @Nullable Cause cause, Predicate<String> isOpen) {}
}
