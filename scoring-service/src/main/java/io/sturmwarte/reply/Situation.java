package io.sturmwarte.reply;

/** Where a rule holds. */
enum Situation {
  ALWAYS,

  /** Somebody complains, or the house apologises: jokes and advertising are out of place. */
  COMPLAINT,

  /** Strangers read along. */
  PUBLIC;

  boolean isThat(Reading reading) {
    return switch (this) {
      case ALWAYS -> true;
      case COMPLAINT -> reading.complained() || reading.shows(Signal.APOLOGY);
      case PUBLIC -> reading.isPublic();
    };
  }
}
