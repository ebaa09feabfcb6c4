package io.sturmwarte.crisis;

import io.sturmwarte.model.Head;

/** What the author wants or threatens. */
public enum Intent {
  QUESTION,
  LEGAL_THREAT,
  BOYCOTT_CALL,
  PRESS_ENQUIRY,
  SAFETY_HAZARD;

  private final Head head = Head.valueOf(name());

  /** The question that finds it. */
  public Head head() {
    return head;
  }

  /** As it stands in JSON. */
  public String label() {
    return head.label();
  }
}
