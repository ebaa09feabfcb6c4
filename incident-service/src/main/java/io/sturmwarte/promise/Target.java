package io.sturmwarte.promise;

import io.sturmwarte.incident.Severity;
import io.sturmwarte.problem.Problem;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is promised for one severity; whole seconds, up to 90 days.
 *
 * @param updateEvery how often the public hears from us once it has; null: not promised
 * @param level2 after how long outside help is told though nothing else asks for it; null: on a
 *     breach
 * @param acknowledgeTimeout after how long an acknowledged incident comes back that nobody works on
 * @param calendar by which the clocks run; null: around the clock
 */
public record Target(
    @Nullable Severity severity,
    @NotNull Duration acknowledge,
    @NotNull Duration firstWord,
    @Nullable Duration updateEvery,
    @Nullable Duration level2,
    @NotNull Duration acknowledgeTimeout,
    @Nullable @Size(max = 50) String calendar) {
  private static final Duration LONGEST = Duration.ofDays(90);

  /** Throws {@link Problem.Invalid} for what nobody can promise. */
  void require() {
    require("acknowledge", acknowledge);
    require("firstWord", firstWord);
    require("updateEvery", updateEvery);
    require("level2", level2);
    require("acknowledgeTimeout", acknowledgeTimeout);
  }

  private static void require(String field, @Nullable Duration duration) {
    if (duration == null) {
      return;
    }
    var tooShort = duration.compareTo(Duration.ofMinutes(1)) < 0;
    if (tooShort || duration.compareTo(LONGEST) > 0 || duration.getNano() > 0) {
      throw new Problem.Invalid(field, "send whole seconds, from a minute to 90 days");
    }
  }
}
