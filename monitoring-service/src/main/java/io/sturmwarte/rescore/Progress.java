package io.sturmwarte.rescore;

import io.sturmwarte.reading.Outcome;
import io.sturmwarte.rescore.Claims.Mention;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a chunk has come: up to the first mention that nobody looked at, or over which the call
 * broke off. What was read after that one is read again.
 *
 * @param done those that were read, or cannot be
 * @param scored the readings of the former
 * @param stop what became of the first that is not done; null where all are
 */
record Progress(List<Mention> done, List<Outcome.Scored> scored, @Nullable Outcome stop) {

  /**
   * @param outcomes one for each mention, in their order
   * @param passOver whether the first mention had its tries, and counts as done where the call
   *     breaks off over it once more
   */
  static Progress of(List<Mention> chunk, List<Outcome> outcomes, boolean passOver) {
    var done = new ArrayList<Mention>();
    var scored = new ArrayList<Outcome.Scored>();
    for (var outcome : outcomes) {
      switch (outcome) {
        case Outcome.Scored one -> scored.add(one);
        case Outcome.Failed ignored -> {}
        case Outcome.Unreadable ignored -> {}
        case Outcome.Suspected suspect when !(passOver && done.isEmpty()) -> {
          return new Progress(done, scored, suspect);
        }
        case Outcome.Suspected ignored -> {}
        case Outcome.Unreached unreached -> {
          return new Progress(done, scored, unreached);
        }
      }
      done.add(chunk.get(done.size()));
    }
    return new Progress(done, scored, null);
  }

  /** How many keep their old score, because they cannot be read anew. */
  long unread() {
    return done.size() - scored.size();
  }
}
