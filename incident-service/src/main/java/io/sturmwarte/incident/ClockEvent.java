package io.sturmwarte.incident;

import java.time.Duration;
import java.time.Instant;

/** Something that happened to the clocks of an incident; its deadlines follow from all of them. */
sealed interface ClockEvent {
  Instant at();

  /** A promise begins. */
  record Started(Instant at, Deadline.Kind kind, Duration target) implements ClockEvent {}

  /**
   * From here on all clocks run by these hours, or stand still.
   *
   * @param hours the name of a calendar, or one of {@link ClockWords}
   * @param afterPause whether they stood still until now
   */
  record HoursChanged(Instant at, String hours, boolean afterPause) implements ClockEvent {
    String word() {
      if (hours.equals(ClockWords.PAUSED)) {
        return "paused";
      }
      return afterPause ? "resumed" : "hours-changed";
    }
  }

  /** Something else is promised; the time that has run counts. */
  record TargetChanged(Instant at, Deadline.Kind kind, Duration target) implements ClockEvent {}

  record Met(Instant at, Deadline.Kind kind) implements ClockEvent {}

  record Breached(Instant at, Deadline.Kind kind) implements ClockEvent {}

  /**
   * So much of the time is over.
   *
   * @param percent 50, 75 or 90
   */
  record Warned(Instant at, Deadline.Kind kind, int percent) implements ClockEvent {}
}
