package io.sturmwarte.deletion;

import io.sturmwarte.incident.Text;

/** The sentences of requests to hide or remove. */
final class Words {
  private Words() {}

  static Text requested(Deletion it) {
    return new Text(
        "%s beantragt, einen Beitrag (%s) zu %s, eingestuft als %s: %s. Gegenwind: %s"
            .formatted(
                it.requestedBy(),
                it.platform(),
                de(it.action()),
                de(it.classification()),
                it.reason(),
                it.backlash().advice().de()),
        "%s asks to %s a post (%s), classified as %s: %s. Backlash: %s"
            .formatted(
                it.requestedBy(),
                en(it.action()),
                it.platform(),
                en(it.classification()),
                it.reason(),
                it.backlash().advice().en()));
  }

  static Text blocked(Deletion it, Text why) {
    return new Text(
        "Der Antrag von %s, einen Beitrag zu %s, wurde gesperrt. %s"
            .formatted(it.requestedBy(), de(it.action()), why.de()),
        "The request of %s to %s a post was blocked. %s"
            .formatted(it.requestedBy(), en(it.action()), why.en()));
  }

  static Text approved(Deletion it) {
    return new Text(
        "%s gibt frei, den Beitrag zu %s".formatted(it.decidedBy(), de(it.action())),
        "%s approves to %s the post".formatted(it.decidedBy(), en(it.action())));
  }

  static Text refused(Deletion it) {
    return new Text(
        "%s lehnt ab, den Beitrag zu %s: %s"
            .formatted(it.decidedBy(), de(it.action()), it.decision()),
        "%s refuses to %s the post: %s".formatted(it.decidedBy(), en(it.action()), it.decision()));
  }

  static Text withdrawn(String by) {
    return new Text(
        "%s zieht den Antrag zurück".formatted(by), "%s withdraws the request".formatted(by));
  }

  static Text unsupported(Deletion it) {
    return new Text(
        "UNSUPPORTED: Von hier aus lässt sich auf %s kein Beitrag %s. Bitte dort von Hand tun und bestätigen."
            .formatted(it.platform(), de(it.action())),
        "UNSUPPORTED: %s cannot be asked from here to %s a post. Please do it there by hand and confirm it."
            .formatted(it.platform(), en(it.action())));
  }

  static Text done(Deletion it) {
    return new Text(
        "Der Beitrag wurde %s. 24 Stunden lang wird darauf geachtet, ob jemand darüber schreibt."
            .formatted(it.action() == Action.HIDE ? "verborgen" : "gelöscht"),
        "The post was %s. For 24 hours it is watched whether people write about it."
            .formatted(it.action() == Action.HIDE ? "hidden" : "removed"));
  }

  static Text noticed(long mentions) {
    return new Text(
        "Das Löschen ist aufgefallen: In %d Beiträgen ist davon die Rede".formatted(mentions),
        "The deletion was noticed: %d posts speak of it".formatted(mentions));
  }

  static Text watchEnded(boolean noticed) {
    return new Text(
        noticed
            ? "Die Beobachtung nach dem Löschen ist zu Ende"
            : "Die Beobachtung nach dem Löschen ist zu Ende; es fiel nicht auf",
        noticed
            ? "The watch after the deletion has ended"
            : "The watch after the deletion has ended; it was not noticed");
  }

  private static String de(Action action) {
    return switch (action) {
      case HIDE -> "verbergen";
      case REMOVE -> "löschen";
    };
  }

  private static String en(Action action) {
    return switch (action) {
      case HIDE -> "hide";
      case REMOVE -> "remove";
    };
  }

  private static String de(Classification classification) {
    return switch (classification) {
      case LAWFUL_CRITICISM -> "zulässige Kritik";
      case NETIQUETTE -> "Verstoß gegen die Netiquette";
      case ILLEGAL -> "rechtswidrig";
    };
  }

  private static String en(Classification classification) {
    return switch (classification) {
      case LAWFUL_CRITICISM -> "lawful criticism";
      case NETIQUETTE -> "breach of netiquette";
      case ILLEGAL -> "illegal";
    };
  }
}
