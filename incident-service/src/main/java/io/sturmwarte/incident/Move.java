package io.sturmwarte.incident;

import static io.sturmwarte.incident.IncidentState.ACKNOWLEDGED;
import static io.sturmwarte.incident.IncidentState.OPEN;
import static io.sturmwarte.incident.IncidentState.RESOLVED;
import static io.sturmwarte.incident.IncidentState.RESPONDING;
import static io.sturmwarte.incident.IncidentState.STABILISED;
import static io.sturmwarte.incident.IncidentState.WAITING_EXTERNAL;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.problem.Problem;
import java.util.Locale;
import java.util.Set;

/** The one table of what may be done with an incident, and in which states. */
public enum Move {
  @JsonProperty("acknowledge")
  ACKNOWLEDGE(OPEN),
  @JsonProperty("respond")
  RESPOND(ACKNOWLEDGED, STABILISED),
  @JsonProperty("stabilise")
  STABILISE(RESPONDING),
  @JsonProperty("resolve")
  RESOLVE(OPEN, ACKNOWLEDGED, RESPONDING, STABILISED),
  @JsonProperty("review")
  REVIEW(RESOLVED),
  @JsonProperty("reopen")
  REOPEN(RESOLVED),
  @JsonProperty("wait")
  WAIT(OPEN, ACKNOWLEDGED, RESPONDING, STABILISED),
  @JsonProperty("resume")
  RESUME(WAITING_EXTERNAL),
  @JsonProperty("escalate")
  ESCALATE(OPEN, ACKNOWLEDGED, RESPONDING, STABILISED, WAITING_EXTERNAL);

  private final Set<IncidentState> from;

  Move(IncidentState... from) {
    this.from = Set.of(from);
  }

  boolean isOpenFrom(IncidentState state) {
    return from.contains(state);
  }

  /** Throws {@link Problem.Conflict}, which names the moves that are open. */
  void requireOpenFrom(IncidentState state) {
    if (isOpenFrom(state)) {
      return;
    }
    var open = state.moves().stream().map(Move::verb).toList();
    throw new Problem.Conflict(
        "Incident is %s and cannot %s; open moves: %s"
            .formatted(state, verb(), open.isEmpty() ? "none" : String.join(", ", open)),
        open);
  }

  public String verb() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** From the last part of a path; throws {@link Problem.NotFound} for a verb there is not. */
  public static Move fromString(String verb) {
    for (var move : values()) {
      if (move.verb().equals(verb)) {
        return move;
      }
    }
    throw new Problem.NotFound("move", verb);
  }
}
