package io.sturmwarte.oncall;

import io.sturmwarte.problem.Problem;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What a rotation is made of.
 *
 * @param start the first hand-over on the wall of {@code zone}, as 2026-01-05T09:00
 * @param every so many units last a turn; 2 and week: a fortnight
 * @param people in the order of their turns; who comes twice has two turns
 */
public record RotationRequest(
    @NotBlank @Size(max = 100) String team,
    @NotBlank @Size(max = 100) String name,
    @NotBlank String zone,
    @NotNull LocalDateTime start,
    Rotation.@NotNull Unit unit,
    @Min(1) @Max(9000) int every,
    @NotNull @Size(max = 100) List<@NotNull UUID> people) {
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2199;

  /** Throws {@link Problem.Invalid} for what only a calendar can refuse. */
  Rotation rotation(UUID id, int version) {
    if (start.getYear() < FIRST_YEAR || start.getYear() > LAST_YEAR) {
      throw new Problem.Invalid("start", "say a time from 2000 to 2199");
    }
    return new Rotation(
        id, team.strip(), name.strip(), readZone(), start, unit, every, people, version);
  }

  private ZoneId readZone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new Problem.Invalid("zone", "say a time zone such as Europe/Berlin");
    }
  }
}
