package io.sturmwarte.exercise;

/** Where an exercise is in its life. */
public enum ExerciseState {
  SCHEDULED,
  RUNNING,
  PAUSED,
  FINISHED,
  CANCELLED
}
