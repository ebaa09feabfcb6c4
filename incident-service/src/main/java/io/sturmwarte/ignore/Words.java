package io.sturmwarte.ignore;

import io.sturmwarte.incident.Text;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sentences of decisions to ignore. */
final class Words {
  private Words() {}

  static Text decided(IgnoreDecision it) {
    return new Text(
        "%s hat entschieden, nicht zu reagieren: %s. Verantwortlich ist %s, bis %s."
            .formatted(it.decidedBy(), it.reason(), it.owner(), it.until()),
        "%s decided not to react: %s. %s answers for it, until %s."
            .formatted(it.decidedBy(), it.reason(), it.owner(), it.until()));
  }

  static Text tripped(List<Tripwires.Fired> fired) {
    return new Text(
        "Nicht mehr zu ignorieren: " + joined(fired, it -> it.text().de()),
        "No longer to be ignored: " + joined(fired, it -> it.text().en()));
  }

  static Text reminder(IgnoreDecision it) {
    return new Text(
        "Die Entscheidung, nicht zu reagieren, endet am %s. Danach achtet niemand mehr darauf."
            .formatted(it.until()),
        "The decision not to react ends at %s. After that nobody watches over it any more."
            .formatted(it.until()));
  }

  static Text expired(IgnoreDecision it) {
    return new Text(
        "Die Entscheidung, nicht zu reagieren, ist abgelaufen; kein Grenzwert wurde erreicht. Verantwortlich war %s."
            .formatted(it.owner()),
        "The decision not to react has ended; no tripwire was broken. %s answered for it."
            .formatted(it.owner()));
  }

  static Text revoked(String by, String reason) {
    return new Text(
        "%s hat die Entscheidung, nicht zu reagieren, zurückgenommen: %s".formatted(by, reason),
        "%s took back the decision not to react: %s".formatted(by, reason));
  }

  static Text blind() {
    return new Text(
        "Was ignoriert wird, kann gerade nicht beobachtet werden: Die Überwachung antwortet nicht. Das heißt nicht, dass es ruhig ist.",
        "What is ignored cannot be watched at present: monitoring does not answer. That does not mean that it is calm.");
  }

  static Text seesAgain() {
    return new Text(
        "Was ignoriert wird, wird wieder beobachtet, auch was inzwischen geschah",
        "What is ignored is watched again, also what happened meanwhile");
  }

  static Text keptQuiet(String topic) {
    return new Text(
        "Hinweis ohne Alarm, weil entschieden wurde, nicht zu reagieren: " + topic,
        "Alert kept quiet, since it was decided not to react: " + topic);
  }

  private static String joined(
      List<Tripwires.Fired> fired, Function<Tripwires.Fired, String> text) {
    return fired.stream().map(text).collect(Collectors.joining("; "));
  }
}
