package io.sturmwarte.deletion;

import io.sturmwarte.incident.Text;

/** What the guard says to a request: the one table of what may be hidden or removed. */
sealed interface Ruling {
  /**
   * It is not done.
   *
   * @param why with what can be done instead
   */
  record Blocked(Text why) implements Ruling {}

  /**
   * A second person may approve it.
   *
   * @param onlyLegal whether that must be somebody of the legal department, who is told at once
   */
  record Open(boolean onlyLegal) implements Ruling {}

  static Ruling of(Classification classification, Action action) {
    return switch (classification) {
      case LAWFUL_CRITICISM ->
          new Blocked(
              new Text(
                  "Zulässige Kritik wird weder verborgen noch gelöscht: Das schürt den Vorwurf der Zensur. Antworten Sie, oder entscheiden Sie, nicht zu reagieren.",
                  "Lawful criticism is neither hidden nor removed: it invites the reproach of censorship. Reply to it, or decide to ignore it."));
      case NETIQUETTE ->
          switch (action) {
            case HIDE -> new Open(false);
            case REMOVE ->
                new Blocked(
                    new Text(
                        "Was nur gegen die Netiquette verstößt, wird verborgen, nicht gelöscht. Beantragen Sie das Verbergen.",
                        "What only breaks the netiquette is hidden, not removed. Ask for it to be hidden."));
          };
      case ILLEGAL -> new Open(true);
    };
  }
}
