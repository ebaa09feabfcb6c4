package io.sturmwarte.exercise;

import io.sturmwarte.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/**
 * The clock of an exercise: it stands, runs faster or slower, and ends. Each state offers only its
 * moves.
 */
public sealed interface ExerciseClock {
  ExerciseState state();

  /** How much of the exercise has passed. */
  Duration elapsed(Instant now);

  /** Not started yet. */
  record Scheduled(double speed) implements ExerciseClock {
    Running start(Instant now) {
      return new Running(Duration.ZERO, now, speed);
    }

    @Override
    public ExerciseState state() {
      return ExerciseState.SCHEDULED;
    }

    @Override
    public Duration elapsed(Instant now) {
      return Duration.ZERO;
    }
  }

  /**
   * Running.
   *
   * @param before what had passed when it was last started or resumed
   * @param speed 2 for twice as fast
   */
  record Running(Duration before, Instant since, double speed) implements ExerciseClock {
    Paused pause(Instant now) {
      return new Paused(elapsed(now), speed);
    }

    Finished finish(Instant now) {
      return new Finished(elapsed(now));
    }

    /** The instant at which so much will have passed. */
    Instant when(Duration elapsed) {
      return since.plus(scaled(elapsed.minus(before), 1 / speed));
    }

    @Override
    public ExerciseState state() {
      return ExerciseState.RUNNING;
    }

    @Override
    public Duration elapsed(Instant now) {
      var running = Duration.between(since, now);
      return running.isNegative() ? before : before.plus(scaled(running, speed));
    }

    private static Duration scaled(Duration duration, double factor) {
      return Duration.ofMillis(Math.round(duration.toMillis() * factor));
    }
  }

  /** Halted; goes on from here. */
  record Paused(Duration before, double speed) implements ExerciseClock {
    Running resume(Instant now) {
      return new Running(before, now, speed);
    }

    Finished finish() {
      return new Finished(before);
    }

    @Override
    public ExerciseState state() {
      return ExerciseState.PAUSED;
    }

    @Override
    public Duration elapsed(Instant now) {
      return before;
    }
  }

  /** Over. */
  record Finished(Duration length) implements ExerciseClock {
    @Override
    public ExerciseState state() {
      return ExerciseState.FINISHED;
    }

    @Override
    public Duration elapsed(Instant now) {
      return length;
    }
  }

  /** Called off before it began. */
  record Cancelled() implements ExerciseClock {
    @Override
    public ExerciseState state() {
      return ExerciseState.CANCELLED;
    }

    @Override
    public Duration elapsed(Instant now) {
      return Duration.ZERO;
    }
  }

  /** What can be done to the clock. */
  enum Move {
    START,
    PAUSE,
    RESUME,
    FINISH;

    /** The clock after this move; throws {@link Problem.Conflict} where it is not open to it. */
    ExerciseClock applyTo(ExerciseClock clock, Instant now) {
      return switch (clock) {
        case Scheduled scheduled -> applyTo(scheduled, now);
        case Running running -> applyTo(running, now);
        case Paused paused -> applyTo(paused, now);
        case Finished finished -> throw refused(finished, "debrief");
        case Cancelled cancelled -> throw refused(cancelled, "nothing; create a new exercise");
      };
    }

    private ExerciseClock applyTo(Scheduled scheduled, Instant now) {
      return switch (this) {
        case START -> scheduled.start(now);
        case FINISH -> new Cancelled();
        case PAUSE, RESUME -> throw refused(scheduled, "start or finish (which cancels it)");
      };
    }

    private ExerciseClock applyTo(Running running, Instant now) {
      return switch (this) {
        case PAUSE -> running.pause(now);
        case FINISH -> running.finish(now);
        case START, RESUME -> throw refused(running, "pause or finish");
      };
    }

    private ExerciseClock applyTo(Paused paused, Instant now) {
      return switch (this) {
        case RESUME -> paused.resume(now);
        case FINISH -> paused.finish();
        case START, PAUSE -> throw refused(paused, "resume or finish");
      };
    }

    private static Problem refused(ExerciseClock clock, String open) {
      return new Problem.Conflict(
          "The exercise is %s; open to it is: %s".formatted(clock.state(), open));
    }
  }
}
