package io.sturmwarte.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The instant made from a promise.
 *
 * @param dueAt meaningless while paused
 * @param warned how much of the time was over when the last warning was given, in percent; 0 before
 *     the first
 * @param warnAt when the next warning is due; null after the last and while paused
 */
public record Deadline(
    Kind kind,
    Instant dueAt,
    State state,
    Instant startedAt,
    Duration target,
    int warned,
    @JsonIgnore @Nullable Instant warnAt) {
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

    /** What is promised, in words. */
    public Text text() {
      return Words.promise(this);
    }

    public static Kind of(String word) {
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

  /** After so much of the time somebody is warned, in percent. */
  static final int[] WARNINGS = {50, 75, 90};

  static Deadline started(Kind kind, Instant at, Duration target) {
    return new Deadline(kind, at, State.RUNNING, at, target, 0, null);
  }

  @JsonIgnore
  boolean isPending() {
    return state == State.RUNNING || state == State.PAUSED;
  }

  boolean isDue(Instant now) {
    return state == State.RUNNING && !dueAt.isAfter(now);
  }

  /** The next warning to give, in percent; 100 after the last. */
  int nextWarning() {
    return IntStream.of(WARNINGS).filter(percent -> percent > warned).findFirst().orElse(100);
  }

  Deadline in(State other) {
    return new Deadline(kind, dueAt, other, startedAt, target, warned, null);
  }

  Deadline target(Duration other) {
    return new Deadline(kind, dueAt, state, startedAt, other, warned, warnAt);
  }

  Deadline warned(int percent) {
    return new Deadline(kind, dueAt, state, startedAt, target, percent, warnAt);
  }

  Deadline planned(Instant due, State stateThen, @Nullable Instant warning) {
    return new Deadline(kind, due, stateThen, startedAt, target, warned, warning);
  }
}
