package io.sturmwarte.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a rule is about, as far as it matters to who may mute it. */
public enum Category {
  GENERAL,
  /** Courts, regulators, data protection. */
  LEGAL,
  /** Danger to people. */
  THREAT;

  /** Whether a silence may cover what such a rule finds. */
  public boolean canBeMuted() {
    return this == GENERAL;
  }

  @JsonCreator
  public static Category of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
