package io.sturmwarte.exercise;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** From what is stored to the clock. */
final class Clocks {
  private Clocks() {}

  static ExerciseClock of(
      ExerciseState state, Duration before, @Nullable Instant since, double speed) {
    return switch (state) {
      case SCHEDULED -> new ExerciseClock.Scheduled(speed);
      case RUNNING -> new ExerciseClock.Running(before, Objects.requireNonNull(since), speed);
      case PAUSED -> new ExerciseClock.Paused(before, speed);
      case FINISHED -> new ExerciseClock.Finished(before);
      case CANCELLED -> new ExerciseClock.Cancelled();
    };
  }
}
