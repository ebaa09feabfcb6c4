package io.sturmwarte.deletion;

import io.sturmwarte.problem.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where a request stands. */
public enum DeletionState {
  /** The guard has said no. */
  BLOCKED,
  REQUESTED,
  /**
   * Approved, and the network cannot be asked from here: somebody is to do it there and to confirm
   * it.
   */
  BY_HAND,
  DONE,
  REFUSED,
  WITHDRAWN;

  /** What people can do with a request, and in which states. */
  public enum Step {
    APPROVE(REQUESTED),
    REFUSE(REQUESTED),
    WITHDRAW(REQUESTED, BY_HAND),
    CONFIRM(BY_HAND);

    private final Set<DeletionState> from;

    Step(DeletionState... from) {
      this.from = Set.of(from);
    }

    String verb() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Throws {@link Problem.Conflict}, which names the steps that are open. */
  void require(Step step) {
    if (step.from.contains(this)) {
      return;
    }
    var open =
        Stream.of(Step.values())
            .filter(other -> other.from.contains(this))
            .map(Step::verb)
            .collect(Collectors.joining(", "));
    throw new Problem.Conflict(
        "The request is %s and cannot %s; open steps: %s"
            .formatted(this, step.verb(), open.isEmpty() ? "none" : open));
  }
}
