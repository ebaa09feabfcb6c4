package io.sturmwarte.campaign;

/**
 * What is usual for the brand.
 *
 * @param young mentions by accounts younger than 30 days
 * @param known mentions by accounts of known age
 */
record Usual(long young, long known) {
  private static final double FIRST_YOUNG = 1;
  private static final double FIRST_KNOWN = 20;

  /** The share of young accounts; begins at one in twenty while little is known. */
  double youngShare() {
    return (young + FIRST_YOUNG) / (known + FIRST_KNOWN);
  }
}
