package io.sturmwarte.model;

import java.util.List;
import java.util.Locale;

/** A question that the model answers about a text, in both languages. */
public enum Head {
  NEGATIVE,
  NEUTRAL,
  POSITIVE,
  /** Insults or threatens people. */
  TOXIC,
  COMPLAINT,
  // What lies behind the criticism.
  COMPLAINT_HANDLING,
  EMPLOYEE_MISCONDUCT,
  EXECUTIVE_MISCONDUCT,
  PRODUCT_FAULT,
  DATA_BREACH,
  CAMPAIGN_BACKFIRE,
  MISINFORMATION,
  OTHER,
  // What the author wants.
  QUESTION,
  LEGAL_THREAT,
  BOYCOTT_CALL,
  PRESS_ENQUIRY,
  SAFETY_HAZARD,
  /** Is to be shown to whoever leads, not answered alone. */
  ESCALATE;

  public static final List<Head> ALL = List.of(values());
  public static final List<Head> CAUSES =
      ALL.subList(COMPLAINT_HANDLING.ordinal(), OTHER.ordinal() + 1);
  public static final List<Head> INTENTS =
      ALL.subList(QUESTION.ordinal(), SAFETY_HAZARD.ordinal() + 1);

  /** Those that a term list helps with. */
  public static final List<Head> WITH_TERMS =
      ALL.stream()
          .filter(head -> head.ordinal() >= TOXIC.ordinal() && head != OTHER && head != ESCALATE)
          .toList();

  /** As it stands in JSON, and the name of its term list. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
