package io.sturmwarte.crisis;

import io.sturmwarte.model.Head;

/** What lies behind the criticism; the causes of an incident. */
public enum CrisisType {
  COMPLAINT_HANDLING,
  EMPLOYEE_MISCONDUCT,
  EXECUTIVE_MISCONDUCT,
  PRODUCT_FAULT,
  DATA_BREACH,
  CAMPAIGN_BACKFIRE,
  MISINFORMATION,
  OTHER;

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
