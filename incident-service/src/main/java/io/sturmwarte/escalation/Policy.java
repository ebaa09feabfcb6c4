package io.sturmwarte.escalation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sturmwarte.escalation.Condition.Circumstances;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
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
    @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Step> steps,
    @Size(max = 20) List<@NotNull @Valid Target> fallback) {
  public static final String DEFAULT_TEAM = "default";

  public Policy {
    fallback = fallback == null ? List.of() : fallback;
  }

  /**
   * Those to be told at once.
   *
   * @param level 1 in-house, 2 outside help
   * @param delay after the step before; the first fires at once
   * @param onlyIf when it is passed over; absent: never
   * @param multiAck whether everybody of it has to acknowledge
   * @param skipIfEmpty whether the next step follows at once where nobody is on call; true unless
   *     said otherwise
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Step(
      @Min(1) @Max(2) int level,
      @NotNull Duration delay,
      @NotNull @Size(max = 20) List<@NotNull @Valid Target> targets,
      @Nullable @Valid Condition onlyIf,
      boolean multiAck,
      Boolean skipIfEmpty) {
    public Step {
      skipIfEmpty = skipIfEmpty == null || skipIfEmpty;
    }

    boolean isFor(Circumstances circumstances) {
      return onlyIf == null || onlyIf.holds(circumstances);
    }
  }
}
