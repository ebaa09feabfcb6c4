package io.sturmwarte.incident;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences of the timeline. */
final class Words {
  private static final Map<Move, Text> DONE =
      Map.of(
          Move.ACKNOWLEDGE, new Text("%s hat übernommen", "%s acknowledged"),
          Move.RESPOND, new Text("%s hat mit der Bearbeitung begonnen", "%s began to respond"),
          Move.STABILISE, new Text("%s meldet: Lage stabil", "%s reported it stable"),
          Move.RESOLVE, new Text("%s hat den Vorfall gelöst", "%s resolved the incident"),
          Move.REVIEW, new Text("%s hat die Nachbereitung beendet", "%s finished the review"),
          Move.REOPEN, new Text("%s hat den Vorfall wieder geöffnet", "%s reopened the incident"),
          Move.WAIT, new Text("%s wartet auf Externe", "%s waits for somebody outside"),
          Move.RESUME, new Text("%s setzt die Bearbeitung fort", "%s resumed the work"),
          Move.ESCALATE, new Text("%s hat eskaliert", "%s escalated"));

  private Words() {}

  static Text opened(Incident incident) {
    var what = incident.brandName + ": " + incident.title;
    return new Text(
        "Vorfall %s eröffnet, Schwere %s. %s".formatted(incident.number, incident.severity, what),
        "Incident %s opened, severity %s. %s".formatted(incident.number, incident.severity, what));
  }

  static Text moved(Move move, String actor, @Nullable String reason) {
    var done = requireNonNull(DONE.get(move));
    var why = reason == null || reason.isBlank() ? "" : ": " + reason;
    return new Text(done.de().formatted(actor) + why, done.en().formatted(actor) + why);
  }

  static Text level(int before, Incident incident) {
    return new Text(
        "Sturmstufe %d, zuvor %d".formatted(incident.level, before),
        "Storm level %d, before %d".formatted(incident.level, before));
  }

  static Text severity(Severity before, Severity now) {
    return new Text(
        "Schwere von %s auf %s erhöht".formatted(before, now),
        "Severity raised from %s to %s".formatted(before, now));
  }

  static Text breach(Deadline deadline) {
    return switch (deadline.kind()) {
      case ACKNOWLEDGE ->
          new Text("Frist zur Übernahme versäumt", "Deadline to acknowledge breached");
      case FIRST_WORD ->
          new Text(
              "Frist für das erste öffentliche Wort versäumt",
              "Deadline for the first public word breached");
      case UPDATE -> new Text("Frist für ein Update versäumt", "Deadline for an update breached");
      case LEVEL_2 ->
          new Text(
              "Nicht rechtzeitig eingedämmt, externe Hilfe wird gerufen",
              "Not contained in time, outside help is called");
    };
  }

  static Text cameBack(@Nullable String by) {
    return new Text(
        "%s hat übernommen, aber niemand arbeitet daran; die Eskalation geht weiter".formatted(by),
        "%s acknowledged, but nobody works on it; escalation goes on".formatted(by));
  }

  static Text waitingEnded() {
    return new Text("Die längste Wartezeit ist vorbei", "The longest time to wait is over");
  }

  static Text joined(String topic) {
    return new Text("Weiterer Hinweis: " + topic, "Another alert joined: " + topic);
  }
}
