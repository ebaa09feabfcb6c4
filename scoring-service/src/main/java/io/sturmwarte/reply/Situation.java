package io.sturmwarte.reply;

/** Where a rule holds. */
enum Situation {
  ALWAYS,

  /** Somebody complains, or the house apologises: jokes and advertising are out of place. */
  COMPLAINT,

  /** Somebody may be in danger: no word to take it lightly. */
  DANGER,

  /** Strangers read along. */
  PUBLIC;

  boolean isThat(Reading reading) {
    return switch (this) {
      case ALWAYS -> true;
      case COMPLAINT -> reading.complained() || reading.shows(Signal.APOLOGY);
      case DANGER -> reading.dangerNamed() || reading.draft().answersAWarning();
      case PUBLIC -> reading.isPublic();
    };
  }
}
