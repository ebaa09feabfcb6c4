package io.sturmwarte.library;

import io.sturmwarte.incident.Text;
import java.util.List;

/**
 * What a finished review says, as it is stored.
 *
 * @param language de or en, in which it is written
 */
record Told(
    String language,
    String summary,
    String whatHappened,
    List<Factor> factors,
    String wentWell,
    String wentBadly) {
  Told {
    factors = factors == null ? List.of() : List.copyOf(factors);
  }

  /** An answer to one of the questions about what contributed. */
  record Factor(Text question, String answer) {}
}
