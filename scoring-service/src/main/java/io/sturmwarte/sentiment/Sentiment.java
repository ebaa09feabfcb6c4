package io.sturmwarte.sentiment;

import java.util.Locale;

/** How a text feels about what it is about. */
public enum Sentiment {
  NEGATIVE,
  NEUTRAL,
  POSITIVE;

  /** As it stands in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
