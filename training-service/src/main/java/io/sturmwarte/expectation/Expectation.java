package io.sturmwarte.expectation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a player should do after an inject.
 *
 * @param within how long after the inject it counts
 * @param points what it is worth
 * @param to whom to escalate to or inform; null where anybody will do
 * @param strategies those that fit; empty where it is not about strategy
 * @param label what to do, in a few words
 * @param why what a press officer would say about it
 */
public record Expectation(
    String id,
    Kind kind,
    Duration within,
    int points,
    @Nullable String to,
    List<String> strategies,
    Text label,
    Text why) {

  public Expectation {
    strategies = strategies == null ? List.of() : List.copyOf(strategies);
  }

  /** The kinds of expectation that there are. */
  public enum Kind {
    ACKNOWLEDGE_WITHIN,
    REPLY_WITHIN,
    REPLY_QUALITY,
    NO_DELETE,
    ESCALATE_TO,
    INFORM_INSIDE,
    FREEZE_PUBLISHING,
    CHOOSE_STRATEGY
  }
}
