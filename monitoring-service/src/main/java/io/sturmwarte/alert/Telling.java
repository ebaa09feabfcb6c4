package io.sturmwarte.alert;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What of a group is told now: what is new, together; otherwise, after the repeat interval, all
 * that is still open.
 *
 * @param alerts empty where there is nothing to say
 * @param nextLook null where the group is quiet
 */
record Telling(List<Candidate> alerts, @Nullable Instant nextLook) {

  static Telling of(
      List<Candidate> group, Instant now, Duration groupInterval, Duration repeatInterval) {
    var audible = group.stream().filter(one -> !one.muted()).toList();
    var fresh = audible.stream().filter(one -> one.told() == null).toList();
    var nextLook = group.stream().anyMatch(Candidate::open) ? now.plus(groupInterval) : null;
    return new Telling(fresh.isEmpty() ? repeats(audible, now, repeatInterval) : fresh, nextLook);
  }

  /** Whether there is anything to say. */
  boolean says() {
    return !alerts.isEmpty();
  }

  /** Whether an alert, and not only a watch, is among them. */
  boolean hasAlert() {
    return alerts.stream().anyMatch(Candidate::alert);
  }

  /** None as long as one of them was told within the interval: the group speaks with one voice. */
  private static List<Candidate> repeats(
      List<Candidate> audible, Instant now, Duration repeatInterval) {
    var open = audible.stream().filter(Candidate::open).toList();
    var quiet =
        open.stream()
            .map(one -> Objects.requireNonNull(one.told()))
            .noneMatch(told -> told.plus(repeatInterval).isAfter(now));
    return quiet ? open : List.of();
  }
}
