package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Mood;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Text;
import io.sturmwarte.expectation.Verdict;
import io.sturmwarte.scenario.Scenario.Inject;
import java.time.Duration;

/** What one step of an exercise brings about. */
sealed interface Effect {

  /** An inject comes, and raises its expectations. */
  record Published(Inject inject, Duration at) implements Effect {}

  /** Somebody invented speaks: a persona that reacts, or one of the crowd. */
  record Spoken(String key, String handle, int followers, Text text, Duration at)
      implements Effect {}

  /** An expectation is decided. */
  record Judged(Expectation expectation, Verdict.Settled verdict) implements Effect {}

  /** The crowd's mood after a tick. */
  record Felt(Mood mood, Duration at) implements Effect {}
}
