package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The instant made from a promise.
 *
 * @param dueAt meaningless while paused
 */
public record Deadline(Kind kind, Instant dueAt, State state, Instant startedAt, Duration target) {
  /** What is promised. */
  public enum Kind {
    @JsonProperty("acknowledge")
    ACKNOWLEDGE,
    @JsonProperty("first-word")
    FIRST_WORD,
    @JsonProperty("update")
    UPDATE,
    @JsonProperty("level-2")
    LEVEL_2;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** How it stands with the promise. */
  public enum State {
    @JsonProperty("running")
    RUNNING,
    @JsonProperty("met")
    MET,
    @JsonProperty("breached")
    BREACHED,
    @JsonProperty("paused")
    PAUSED;

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @JsonIgnore
  boolean isPending() {
    return state == State.RUNNING || state == State.PAUSED;
  }

  boolean isDue(Instant now) {
    return state == State.RUNNING && !dueAt.isAfter(now);
  }

  Deadline in(State other) {
    return new Deadline(kind, dueAt, other, startedAt, target);
  }
}
