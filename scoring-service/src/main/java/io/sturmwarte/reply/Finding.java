package io.sturmwarte.reply;

import java.util.Locale;

/**
 * Something found in a draft.
 *
 * @param start in UTF-16 code units; 0 and 0 where something is missing from the whole
 */
public record Finding(
    String rule,
    Kind kind,
    Severity severity,
    int start,
    int end,
    String reason,
    String suggestion) {
  /** What a press officer would mark. */
  public enum Kind {
    ATTACK,
    BLAME_SHIFT,
    DEFENSIVENESS,
    EMPTY_PHRASE,
    PROBLEM_NOT_NAMED,
    NO_NEXT_STEP,
    MISSING_APOLOGY,
    UNSAFE_PROMISE,
    LEGAL_ADMISSION,
    PRIVATE_DATA,
    TOO_LONG,
    TONE,
    SHOUTING;

    /** As it stands in JSON. */
    public String label() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How grave a finding is. */
  public enum Severity {
    HINT,
    WARNING,
    BLOCKER;

    /** As it stands in JSON. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
