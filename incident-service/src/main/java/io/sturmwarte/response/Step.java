package io.sturmwarte.response;

import static io.sturmwarte.response.ResponseState.APPROVED;
import static io.sturmwarte.response.ResponseState.AWAITING_APPROVAL;
import static io.sturmwarte.response.ResponseState.DRAFT;
import static io.sturmwarte.response.ResponseState.REVIEWED;
import static io.sturmwarte.response.ResponseState.REVIEW_PENDING;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sturmwarte.problem.Problem;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The one table of what may be done with a response, and in which states. */
public enum Step {
  /** Writes a new version, which nobody has reviewed or approved yet. */
  WRITE(DRAFT, REVIEW_PENDING, REVIEWED, AWAITING_APPROVAL, APPROVED),
  REVIEW(DRAFT),
  /** Without a review too: in a storm, words must not wait for a machine. */
  SUBMIT(REVIEWED, REVIEW_PENDING),
  APPROVE(AWAITING_APPROVAL),
  REJECT(AWAITING_APPROVAL),
  PUBLISH(REVIEWED, APPROVED),
  /** Somebody has published it by hand. */
  PUBLISHED(REVIEWED, APPROVED),
  WITHDRAW(DRAFT, REVIEW_PENDING, REVIEWED, AWAITING_APPROVAL, APPROVED);

  private final Set<ResponseState> from;

  Step(ResponseState... from) {
    this.from = Set.of(from);
  }

  boolean isOpenFrom(ResponseState state) {
    return from.contains(state);
  }

  /** Throws {@link Problem.Conflict}, which names the steps that are open. */
  void requireOpenFrom(ResponseState state) {
    if (isOpenFrom(state)) {
      return;
    }
    var open = state.steps().stream().map(Step::word).collect(Collectors.joining(", "));
    throw new Problem.Conflict(
        "Response is %s and cannot %s; open steps: %s"
            .formatted(state, word(), open.isEmpty() ? "none" : open));
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
