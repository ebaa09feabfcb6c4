package io.sturmwarte.expectation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a player did, and when by the clock of the exercise. */
public sealed interface Action {
  Duration at();

  @Nullable String injectId();

  /**
   * A reply to an inject.
   *
   * @param quality the mean of its rubric, 0 to 4; null while the review is pending
   */
  record Reply(String injectId, Duration at, @Nullable Double quality) implements Action {}

  /**
   * A decision.
   *
   * @param to whom, where it is about somebody
   * @param strategy which, where it is about strategy
   */
  record Decision(
      Kind kind,
      @Nullable String injectId,
      @Nullable String to,
      @Nullable String strategy,
      Duration at)
      implements Action {

    /** Takes away what somebody has written. */
    public boolean removes() {
      return kind == Kind.DELETE || kind == Kind.HIDE;
    }
  }

  /** The kinds of decision that there are. */
  enum Kind {
    ACKNOWLEDGE,
    ESCALATE,
    FREEZE,
    INFORM_INSIDE,
    STRATEGY,
    HIDE,
    DELETE,
    IGNORE
  }
}
