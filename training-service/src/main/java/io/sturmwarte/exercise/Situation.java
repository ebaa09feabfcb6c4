package io.sturmwarte.exercise;

import io.sturmwarte.crowd.Mood;
import io.sturmwarte.expectation.Action;
import io.sturmwarte.expectation.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How an exercise stands when the engine takes it up.
 *
 * @param published what has come, by key, and when
 * @param standings the expectations raised so far, by id
 * @param deeds all that players did, in order
 */
public record Situation(
    long seed,
    Mood mood,
    Map<String, Duration> published,
    Map<String, Standing> standings,
    List<Deed> deeds) {

  /**
   * An expectation that an inject raised.
   *
   * @param from when the inject came
   * @param verdict null while it is open
   */
  public record Standing(String injectId, Duration from, Verdict.@Nullable Settled verdict) {}

  /**
   * Something a player did.
   *
   * @param felt when its effect can be known: for a reply, when it has been reviewed
   */
  public record Deed(Action action, Duration felt) {}
}
