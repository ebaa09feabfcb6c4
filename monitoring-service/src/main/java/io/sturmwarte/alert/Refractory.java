package io.sturmwarte.alert;

import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps one storm from raising one alert after the other: what was told is not told again within
 * the period, a watch may rise to an alert at once, and where the rule wants it a rising storm
 * level breaks the period. What was muted was not heard, and restrains nothing.
 *
 * @param openFor for how long an alert stays open after its rule was last seen crossed
 * @param levelBreaks whether a level above that of what was told is told at once
 */
public record Refractory(Duration period, Duration openFor, boolean levelBreaks) {
  public static final Duration PERIOD = Duration.ofHours(6);

  /** What to do about a crossed rule. */
  public sealed interface Decision {
    record Raise() implements Decision {}

    /** It is the same as before and still going on. */
    record GoesOn(UUID id) implements Decision {}

    /** It is kept and not told, because of what was told already. */
    record Restrain(UUID by) implements Decision {}
  }

  /**
   * An earlier alert of the same rule.
   *
   * @param heard whether nothing muted it
   * @param restrained whether it was kept back by this very rule
   */
  public record Earlier(
      UUID id,
      Verdict.Kind kind,
      int level,
      Instant raisedAt,
      Instant lastSeenAt,
      boolean heard,
      boolean restrained) {}

  /** How far back {@link Earlier} ones matter. */
  public Duration memory() {
    return period.compareTo(openFor) > 0 ? period : openFor;
  }

  /**
   * @param earlier the newest first
   */
  public Decision decide(Verdict.Kind kind, int level, List<Earlier> earlier, Instant now) {
    var told = earlier.stream().filter(one -> restrains(one, kind, now)).toList();
    if (levelBreaks && rises(level, told)) {
      return new Decision.Raise();
    }
    var open = earlier.stream().filter(one -> isOpen(one, kind, now)).findFirst();
    if (open.isPresent() && (!open.get().restrained() || !told.isEmpty())) {
      return new Decision.GoesOn(open.get().id());
    }
    Optional<Decision> restrained =
        told.stream().findFirst().map(one -> new Decision.Restrain(one.id()));
    return restrained.orElse(new Decision.Raise());
  }

  private boolean restrains(Earlier one, Verdict.Kind kind, Instant now) {
    return one.heard()
        && one.kind().compareTo(kind) >= 0
        && one.raisedAt().plus(period).isAfter(now);
  }

  private boolean isOpen(Earlier one, Verdict.Kind kind, Instant now) {
    return one.kind() == kind && one.lastSeenAt().plus(openFor).isAfter(now);
  }

  private static boolean rises(int level, List<Earlier> told) {
    return !told.isEmpty() && told.stream().allMatch(one -> one.level() < level);
  }
}
