package io.sturmwarte.backlog;

import io.sturmwarte.scoring.v1.Reading;
import java.util.UUID;

/** What became of one attempt to score a mention. */
sealed interface Outcome {
  /** It was read. */
  record Scored(UUID id, Reading reading) implements Outcome {}

  /** It was not, and why; worth another try until there were too many. */
  record Failed(UUID id, int attempts, String reason) implements Outcome {}

  /** It never will be, and why. */
  record Unreadable(UUID id, String reason) implements Outcome {}

  /** Nobody looked at it: scoring-service is not to be reached. */
  record Unreached(UUID id, int attempts, String reason) implements Outcome {}
}
