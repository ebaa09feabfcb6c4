package io.sturmwarte.intake;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What became of an alert. */
public enum Outcome {
  @JsonProperty("opened")
  OPENED,
  @JsonProperty("joined")
  JOINED,
  /** A watch on a topic without an open incident. */
  @JsonProperty("ignored")
  IGNORED;

  static Outcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
