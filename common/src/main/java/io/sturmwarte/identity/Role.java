package io.sturmwarte.identity;

/** What a person, or a machine, may do. Named in {@code @RolesAllowed} at every operation. */
public final class Role {
  /** Sees the situation, incidents and reports of their teams. */
  public static final String VIEWER = "viewer";

  /** Acknowledges, answers, writes to the timeline. */
  public static final String RESPONDER = "responder";

  /** Leads incidents; keeps brands, queries and policies. */
  public static final String LEAD = "lead";

  /** Approves what is legally delicate. */
  public static final String LEGAL = "legal";

  /** Plans and runs exercises. */
  public static final String TRAINER = "trainer";

  /** Sets the house up. */
  public static final String ADMIN = "admin";

  /** Another service of ours; sees all teams. */
  public static final String SERVICE = "service";

  private Role() {}
}
