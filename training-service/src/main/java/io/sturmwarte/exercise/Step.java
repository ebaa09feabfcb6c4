package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Mood;
import io.sturmwarte.scenario.Scenario;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one step brought about.
 *
 * @param nextDueAt when to look again; null for not before something is done
 */
record Step(List<Effect> effects, Mood mood, ExerciseClock clock, @Nullable Instant nextDueAt) {

  /** Decides the step of an exercise that is running, or has just been finished. */
  static Step of(Scenario scenario, Situation situation, Claim claim) {
    var play = new Play(scenario, situation);
    return switch (claim.clock()) {
      case ExerciseClock.Running running -> running(scenario, play, claim, running);
      case ExerciseClock.Finished finished -> new Step(play.close(), play.mood(), finished, null);
      case ExerciseClock.Paused paused -> idle(play, paused);
      case ExerciseClock.Scheduled scheduled -> idle(play, scheduled);
      case ExerciseClock.Cancelled cancelled -> idle(play, cancelled);
    };
  }

  private static Step running(
      Scenario scenario, Play play, Claim claim, ExerciseClock.Running running) {
    var effects = play.until(claim.elapsed());
    if (claim.elapsed().compareTo(scenario.length()) < 0) {
      return new Step(effects, play.mood(), running, running.when(play.nextMoment()));
    }
    var finished = new ExerciseClock.Finished(scenario.length());
    return new Step(play.close(), play.mood(), finished, null);
  }

  private static Step idle(Play play, ExerciseClock clock) {
    return new Step(List.of(), play.mood(), clock, null);
  }
}
