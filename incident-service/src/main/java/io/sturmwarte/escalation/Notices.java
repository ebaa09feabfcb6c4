package io.sturmwarte.escalation;

import io.sturmwarte.incident.Incident;
import io.sturmwarte.notify.About;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Phrase;
import io.sturmwarte.notify.Recipient;
import java.util.Map;

/** What is said about an incident to those who are called. */
final class Notices {
  private Notices() {}

  /**
   * @param untilOwn whether only the recipient's own acknowledgement ends it
   */
  static Notice page(String key, Incident incident, Recipient to, int level, boolean untilOwn) {
    return new Notice(
        key,
        level == 2 ? Notice.LEVEL_2 : Notice.PAGE,
        incident.team,
        about(incident),
        to,
        level,
        untilOwn,
        Map.of());
  }

  static About about(Incident incident) {
    return new About(
        incident.id,
        incident.number,
        incident.brandName,
        incident.title,
        incident.severity.name(),
        incident.level,
        incident.allReasons().stream()
            .map(reason -> new Phrase(reason.text().de(), reason.text().en()))
            .toList(),
        incident.exercise,
        incident.openedAt);
  }
}
