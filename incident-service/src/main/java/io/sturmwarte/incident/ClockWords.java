package io.sturmwarte.incident;

/** Hours that are no calendar. */
public final class ClockWords {
  /** No clock runs. */
  public static final String PAUSED = "paused";

  /** Clocks run around the clock. */
  public static final String ALWAYS = "always";

  private ClockWords() {}
}
