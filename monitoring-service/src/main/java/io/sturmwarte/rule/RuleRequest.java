package io.sturmwarte.rule;

import io.sturmwarte.problem.Problem;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is sent to us.
 *
 * @param name the same as that of a rule for all brands takes that one's place
 * @param enabled so unless it is false
 * @param tells {@code alert}, or {@code watch} for what nobody is woken for
 * @param persistence in how many looks of five minutes, one after the other, it must be crossed
 * @param topic what its alerts are about; null where that is what the negatives are about
 * @param since mentions from before count for nothing, where it looks for words or authors
 * @param until when it ends by itself; null where it stays
 * @param cooldown within which it is not told again unless the storm level rises; 6 h where missing
 */
public record RuleRequest(
    @NotBlank @Size(max = 100) String name,
    @Nullable Boolean enabled,
    @NotNull @Pattern(regexp = "alert|watch") String tells,
    @Nullable Category category,
    @Min(1) @Max(288) @Nullable Integer persistence,
    @Nullable Duration cooldown,
    @Nullable @Size(min = 1, max = 200) String topic,
    @Nullable Instant since,
    @Nullable Instant until,
    @NotNull @Valid Condition condition) {
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);
  private static final Duration LONGEST_COOLDOWN = Duration.ofDays(7);

  public RuleRequest {
    enabled = enabled == null || enabled;
    category = category == null ? Category.GENERAL : category;
    persistence = persistence == null ? 1 : persistence;
    cooldown = cooldown == null ? Duration.ofHours(6) : cooldown;
  }

  /** Throws {@link Problem.Invalid} for what the annotations cannot say. */
  public void check() {
    var faults = new ArrayList<Problem.Fault>();
    within("cooldown", cooldown, Duration.ofMinutes(5), LONGEST_COOLDOWN, faults);
    var window = condition instanceof Condition.NoData ? "condition.after" : "condition.window";
    within(window, condition.window(), Duration.ofMinutes(5), LONGEST_WINDOW, faults);
    if (condition instanceof Condition.Author it
        && it.followers() == null
        && it.authors().isEmpty()) {
      faults.add(
          new Problem.Fault(
              "condition.followers", "say from how many followers on, or name authors"));
    }
    if (!faults.isEmpty()) {
      throw new Problem.Invalid("The rule is not valid; see violations", faults);
    }
  }

  private static void within(
      String field,
      @Nullable Duration value,
      Duration least,
      Duration most,
      List<Problem.Fault> faults) {
    if (value != null && (value.compareTo(least) < 0 || value.compareTo(most) > 0)) {
      faults.add(new Problem.Fault(field, "must be from %s to %s".formatted(least, most)));
    }
  }
}
