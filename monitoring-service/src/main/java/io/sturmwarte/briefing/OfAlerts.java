package io.sturmwarte.briefing;

import io.sturmwarte.briefing.BriefingFacts.IncidentStatus;
import io.sturmwarte.briefing.BriefingFacts.Told;
import io.sturmwarte.wording.Wording;
import java.time.ZoneId;

/** What was done about it so far. */
final class OfAlerts {
  private final BriefingFacts facts;
  private final Wording wording;
  private final ZoneId zone;

  OfAlerts(BriefingFacts facts, Wording wording, ZoneId zone) {
    this.facts = facts;
    this.wording = wording;
    this.zone = zone;
  }

  /**
   * @param sayNone whether it is worth a word that there was no alert
   */
  String all(boolean sayNone) {
    if (facts.alerts().isEmpty()) {
      return sayNone ? wording.of("Ein Alarm wurde nicht ausgelöst.", "No alert was raised.") : "";
    }
    var newest = facts.alerts().getFirst();
    return raised(newest) + incident(newest);
  }

  private String raised(Told alert) {
    var at = wording.time(alert.at(), facts.to(), zone);
    return isWatch(alert)
        ? wording
            .of("Seit %s steht %s unter Beobachtung.", "Since %s, %s has been on watch.")
            .formatted(at, facts.brandName())
        : wording.of("Um %s wurde Alarm ausgelöst.", "An alert was raised at %s.").formatted(at);
  }

  /** What is only watched need not have one. */
  private String incident(Told alert) {
    var incident = alert.incident();
    if (incident != null) {
      return " " + known(incident);
    }
    if (alert.incidentId() == null) {
      return isWatch(alert)
          ? ""
          : wording.of(" Ein Vorfall ist noch nicht eröffnet.", " No incident is open yet.");
    }
    return wording.of(
        " Ein Vorfall ist eröffnet; wie er steht, ist gerade nicht zu erfahren.",
        " An incident is open; how it stands cannot be learned just now.");
  }

  private static boolean isWatch(Told alert) {
    return alert.kind().equals("watch");
  }

  private String known(IncidentStatus incident) {
    var lead = incident.lead();
    return wording
            .of("Der Vorfall %s (%s) ", "Incident %s (%s) ")
            .formatted(incident.number(), incident.severity())
        + state(incident.state())
        + (lead == null
            ? "."
            : wording.of("; die Leitung hat %s.", "; %s is in the lead.").formatted(lead));
  }

  private String state(String state) {
    return switch (state) {
      case "OPEN" ->
          wording.of("ist offen und von niemandem übernommen", "is open and not yet acknowledged");
      case "ACKNOWLEDGED" -> wording.of("ist übernommen", "is acknowledged");
      case "RESPONDING" -> wording.of("wird bearbeitet", "is being worked on");
      case "STABILISED" -> wording.of("ist stabilisiert", "is stabilised");
      case "RESOLVED", "REVIEWED" -> wording.of("ist beendet", "is resolved");
      case "WAITING_EXTERNAL" -> wording.of("wartet auf Dritte", "is waiting for others");
      default -> wording.of("läuft", "is running");
    };
  }
}
