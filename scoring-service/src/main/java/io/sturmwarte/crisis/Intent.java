package io.sturmwarte.crisis;

import java.util.Locale;

/** What the author wants or threatens. */
public enum Intent {
  QUESTION,
  LEGAL_THREAT,
  BOYCOTT_CALL,
  PRESS_ENQUIRY,
  SAFETY_HAZARD;

  /** As it stands in JSON, and the name of its term list. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
