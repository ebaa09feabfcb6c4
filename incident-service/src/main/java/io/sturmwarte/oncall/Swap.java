package io.sturmwarte.oncall;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One person asks another to take a time of theirs.
 *
 * @param returnFrom begin of the time of the other that the asker takes for it; null: a favour
 */
public record Swap(
    UUID id,
    UUID asker,
    UUID other,
    Instant from,
    Instant until,
    @Nullable Instant returnFrom,
    @Nullable Instant returnUntil,
    State state) {

  /** What it becomes when the other accepts. */
  List<Change.Override> overrides() {
    return Stream.concat(
            Stream.of(new Change.Override(new Span(from, until), asker, other)),
            returned().map(span -> new Change.Override(span, other, asker)).stream())
        .toList();
  }

  /** Throws {@link Problem.Conflict} where somebody has answered already, or the time is over. */
  Swap answered(State answer, Instant now) {
    if (state != State.ASKED) {
      throw new Problem.Conflict(
          "The swap is %s already; ask for a new one".formatted(state.word()));
    }
    if (answer == State.ACCEPTED && !until.isAfter(now)) {
      throw new Problem.Conflict("The time to be swapped is over; ask for a new one");
    }
    return new Swap(id, asker, other, from, until, returnFrom, returnUntil, answer);
  }

  /** Who may give an answer: the other one accepts or declines, the asker withdraws. */
  UUID answeredBy(State answer) {
    return answer == State.WITHDRAWN ? asker : other;
  }

  Optional<Span> returned() {
    return returnFrom == null || returnUntil == null
        ? Optional.empty()
        : Optional.of(new Span(returnFrom, returnUntil));
  }

  /** How it stands. */
  public enum State {
    @JsonProperty("asked")
    ASKED,
    @JsonProperty("accepted")
    ACCEPTED,
    @JsonProperty("declined")
    DECLINED,
    @JsonProperty("withdrawn")
    WITHDRAWN;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
