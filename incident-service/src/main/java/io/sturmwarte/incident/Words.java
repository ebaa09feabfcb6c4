package io.sturmwarte.incident;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
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
    return because(new Text(done.de().formatted(actor), done.en().formatted(actor)), reason);
  }

  static Text level(int before, Incident incident) {
    if (before == incident.level) {
      return new Text(
          "Sturmstufe %d, aus anderen Gründen".formatted(before),
          "Storm level %d, for other reasons".formatted(before));
    }
    return new Text(
        "Sturmstufe %d, zuvor %d".formatted(incident.level, before),
        "Storm level %d, before %d".formatted(incident.level, before));
  }

  static Text severity(Severity before, Severity now, @Nullable String reason) {
    var raised = now.isWorseThan(before);
    return because(
        new Text(
            "Schwere von %s auf %s %s".formatted(before, now, raised ? "erhöht" : "gesenkt"),
            "Severity %s from %s to %s".formatted(raised ? "raised" : "lowered", before, now)),
        reason);
  }

  static Text lead(@Nullable String before, String now) {
    return before == null || before.equals(now)
        ? new Text(now + " führt den Einsatz", now + " leads")
        : new Text(
            "%s übergibt die Führung an %s".formatted(before, now),
            "%s hands the lead over to %s".formatted(before, now));
  }

  static Text responder(String name, ResponderRole role) {
    return new Text(
        "%s ist dabei: %s".formatted(name, role.text().de()),
        "%s joins: %s".formatted(name, role.text().en()));
  }

  static Text left(String name) {
    return new Text(name + " ist nicht mehr dabei", name + " left");
  }

  static Text edited(Incident incident, Set<String> fields) {
    var de = new StringJoiner("; ");
    var en = new StringJoiner("; ");
    if (fields.contains("title")) {
      de.add("Titel: " + incident.title);
      en.add("Title: " + incident.title);
    }
    var cause = incident.cause;
    if (fields.contains("cause") && cause != null) {
      de.add("Ursache: " + cause.text().de());
      en.add("Cause: " + cause.text().en());
    }
    var cluster = incident.cluster();
    if (fields.contains("cluster") && cluster != null) {
      de.add("Krisentyp: " + cluster.text().de());
      en.add("Crisis cluster: " + cluster.text().en());
    }
    return new Text(de.toString(), en.toString());
  }

  static Text reason(RaisingReason why, @Nullable String words) {
    return because(why.text(), words);
  }

  static Text raisingReason(String actor, Text reason) {
    return new Text(actor + " meldet: " + reason.de(), actor + " reports: " + reason.en());
  }

  static Text plannedAnew() {
    return new Text(
        "Fristen neu berechnet, weil sich Zusagen oder Kalender geändert haben",
        "Deadlines computed anew, since promises or calendars have changed");
  }

  static Text warning(Deadline deadline) {
    var what = promise(deadline.kind());
    return new Text(
        "%d %% der Zeit vorbei: %s".formatted(deadline.warned(), what.de()),
        "%d %% of the time is over: %s".formatted(deadline.warned(), what.en()));
  }

  static Text promise(Deadline.Kind kind) {
    return switch (kind) {
      case ACKNOWLEDGE -> new Text("Übernahme", "acknowledge");
      case FIRST_WORD -> new Text("erstes öffentliches Wort", "first public word");
      case UPDATE -> new Text("Update an die Öffentlichkeit", "update to the public");
      case LEVEL_2 -> new Text("Eindämmung ohne externe Hilfe", "contain without outside help");
    };
  }

  static Text suppressed(Incident.Suppressor by) {
    return new Text(
        "Niemand wird verständigt, solange %s zum selben Thema offen ist".formatted(by.number()),
        "Nobody is told while %s on the same topic is open".formatted(by.number()));
  }

  static Text released() {
    return new Text("Die Eskalation geht weiter", "Escalation goes on");
  }

  static Text followedBy(Incident later) {
    return new Text(
        "Fortgesetzt in Vorfall " + later.number, "Taken up again in incident " + later.number);
  }

  private static Text because(Text text, @Nullable String reason) {
    var why = reason == null || reason.isBlank() ? "" : ": " + reason;
    return new Text(text.de() + why, text.en() + why);
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

  static Text mentionsLinked(int count) {
    return count == 1
        ? new Text("Ein Beitrag zugeordnet", "A mention was linked")
        : new Text(count + " Beiträge zugeordnet", count + " mentions were linked");
  }

  static Text mentionUnlinked() {
    return new Text("Die Zuordnung eines Beitrags gelöst", "A mention was taken off");
  }

  static Text alertLinked() {
    return new Text("Einen Hinweis zugeordnet", "An alert was linked");
  }

  static Text alertUnlinked() {
    return new Text("Die Zuordnung eines Hinweises gelöst", "An alert was taken off");
  }
}
