package io.sturmwarte.backtest;

import io.sturmwarte.problem.Problem;
import io.sturmwarte.rule.Detection;
import io.sturmwarte.rule.RuleRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What to try on history.
 *
 * @param detection the detector's thresholds; the present ones where they are missing
 * @param rules all rules that are to hold; the present ones where they are missing
 * @param confirmed when storms were, as people say; where they are missing, the alerts that were
 *     called useful, and those that belong to an incident and were not called noise
 * @param tolerance how far an alert may lie from the storm that it is about; 6 h where missing
 */
record BacktestRequest(
    @NotNull UUID brandId,
    @NotNull Instant from,
    @NotNull Instant to,
    @Valid @Nullable Detection detection,
    @Size(max = 50) @Nullable List<@NotNull @Valid RuleRequest> rules,
    @Size(max = 1_000) @Nullable List<@NotNull Instant> confirmed,
    @Nullable Duration tolerance) {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration MOST_TOLERANCE = Duration.ofDays(7);

  Duration near() {
    return tolerance == null ? Duration.ofHours(6) : tolerance;
  }

  /** Throws {@link Problem.Invalid} for what the annotations cannot say. */
  void check(Instant now) {
    if (!to.isAfter(from)) {
      throw new Problem.Invalid("to", "must be after from");
    }
    if (to.isAfter(now)) {
      throw new Problem.Invalid("to", "lies ahead; it is " + now);
    }
    if (Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new Problem.Invalid("from", "take a year at most at once");
    }
    if (near().isNegative() || near().compareTo(MOST_TOLERANCE) > 0) {
      throw new Problem.Invalid("tolerance", "must be from PT0S to " + MOST_TOLERANCE);
    }
    checkRules(rules == null ? List.of() : rules);
  }

  private static void checkRules(List<RuleRequest> rules) {
    var names = new HashSet<String>();
    for (var rule : rules) {
      rule.check();
      if (!names.add(rule.name())) {
        throw new Problem.Invalid("rules", "there are two with the name " + rule.name());
      }
    }
  }
}
