package io.sturmwarte.crisis;

import java.util.Locale;

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

  /** As it stands in JSON, and the name of its term list. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
