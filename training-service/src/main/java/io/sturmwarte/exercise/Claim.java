package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Mood;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** An exercise that the engine has taken up, locked until its transaction ends. */
record Claim(
    UUID id,
    String scenario,
    String language,
    String team,
    ExerciseClock clock,
    long seed,
    Mood mood,
    Instant now) {

  Duration elapsed() {
    return clock.elapsed(now);
  }
}
