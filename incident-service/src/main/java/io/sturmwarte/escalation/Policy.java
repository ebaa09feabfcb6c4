package io.sturmwarte.escalation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.person.ContactMethod.Channel;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is told, in what order, after what delay, how often repeated.
 *
 * @param team whose incidents; {@code default} for teams without a policy of their own
 * @param repeat how often the steps begin anew while nobody answers
 * @param fallback who is told when a step has nobody
 */
public record Policy(
    @Nullable String team,
    @NotBlank @Size(max = 100) String name,
    @Min(0) @Max(5) int repeat,
    @NotNull @Size(min = 1, max = 20) List<@Valid Step> steps,
    @Size(max = 20) List<@Valid Target> fallback) {
  public static final String DEFAULT_TEAM = "default";

  public Policy {
    fallback = fallback == null ? List.of() : fallback;
  }

  /**
   * Those to be told at once.
   *
   * @param level 1 in-house, 2 outside help
   * @param delay after the step before
   */
  public record Step(
      @Min(1) @Max(2) int level,
      @NotNull Duration delay,
      @NotNull @Size(max = 20) List<@Valid Target> targets) {}

  /** Somebody to tell, and how. */
  public record Target(
      @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\p{Cntrl}]*") String name,
      @NotNull Channel channel,
      @NotBlank @Size(max = 500) String address,
      @Nullable
          @JsonProperty(access = JsonProperty.Access.WRITE_ONLY)
          @Pattern(
              regexp = "whsec_[A-Za-z0-9+/]{32,86}={0,2}|whsk_[A-Za-z0-9+/]{43,86}={0,2}",
              message = "must be whsec_ and 24 to 64 bytes in base64, or whsk_ and an ed25519 key")
          String secret,
      @Pattern(regexp = "de|en") String language) {
    public Target {
      language = language == null ? "de" : language;
    }

    @Override
    public String toString() {
      return "Target[%s, %s]".formatted(name, channel.word());
    }
  }
}
