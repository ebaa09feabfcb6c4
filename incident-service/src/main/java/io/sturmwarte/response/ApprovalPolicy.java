package io.sturmwarte.response;

import io.sturmwarte.incident.Severity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;

/** When a team wants words approved before they go out. */
public record ApprovalPolicy(@NotNull @Size(max = 50) List<@NotNull @Valid Rule> rules) {

  /**
   * Applies where all three fit; an empty set fits everything.
   *
   * @param platforms such as {@code mastodon}
   */
  public record Rule(
      Set<Severity> severities,
      Set<Kind> kinds,
      @Size(max = 20) Set<@NotBlank @Size(max = 50) String> platforms,
      @NotEmpty Set<Need.By> needs) {
    @SuppressWarnings("NullAway") // what was not sent is null here
    public Rule {
      severities = severities == null ? Set.of() : severities;
      kinds = kinds == null ? Set.of() : kinds;
      platforms = platforms == null ? Set.of() : platforms;
    }

    boolean fits(Severity severity, Kind kind, String platform) {
      return (severities.isEmpty() || severities.contains(severity))
          && (kinds.isEmpty() || kinds.contains(kind))
          && (platforms.isEmpty() || platforms.contains(platform));
    }
  }
}
