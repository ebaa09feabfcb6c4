package io.sturmwarte.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an incident stands in its escalation.
 *
 * @param cycle counts every run through the steps; with the step it names what has fired
 * @param round how often the policy has been repeated in this run
 * @param step the step to fire next, counted from 0
 * @param urgent whether that step fires even though somebody has acknowledged
 * @param dueAt when; null while nothing is to happen
 */
public record Chain(int cycle, int round, int step, boolean urgent, @Nullable Instant dueAt) {
  static Chain begin(Instant now) {
    return new Chain(0, 0, 0, false, now);
  }

  /** From the first step, as after a reopening. */
  Chain again(Instant now) {
    return new Chain(cycle + 1, 0, 0, false, now);
  }

  Chain stop() {
    return new Chain(cycle, round, step, false, null);
  }

  public Chain dueAt(@Nullable Instant instant) {
    return new Chain(cycle, round, step, urgent, instant);
  }

  public Chain urge(Instant now) {
    return new Chain(cycle, round, step, true, now);
  }
}
