package io.sturmwarte.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** To whom a response speaks. */
public enum Kind {
  /** Answers a mention. */
  @JsonProperty("reply")
  REPLY,
  /** Speaks to the public. */
  @JsonProperty("statement")
  STATEMENT;

  static Kind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
