package io.sturmwarte.escalation;

import io.sturmwarte.incident.Text;
import java.util.List;

/** The sentences of the timeline about who was told. */
final class Words {
  private Words() {}

  static Text told(int level, List<String> names) {
    var who = String.join(", ", names);
    return new Text(
        "Stufe %d verständigt: %s".formatted(level, who),
        "Level %d told: %s".formatted(level, who));
  }

  static Text nobody(int level, List<String> fallback) {
    var who = String.join(", ", fallback);
    return new Text(
        "Stufe %d: niemand in Bereitschaft%s"
            .formatted(level, fallback.isEmpty() ? "" : "; Ersatz verständigt: " + who),
        "Level %d: no one on call%s"
            .formatted(level, fallback.isEmpty() ? "" : "; fallback told: " + who));
  }

  static Text passedOver(int index) {
    return new Text(
        "Schritt %d gilt nicht für diesen Vorfall".formatted(index + 1),
        "Step %d is not for this incident".formatted(index + 1));
  }

  static Text acknowledgedToo(String name) {
    return new Text("%s hat ebenfalls übernommen".formatted(name), name + " acknowledged as well");
  }

  static Text toldAgain(List<String> names) {
    var who = String.join(", ", names);
    return new Text(
        "Noch nicht übernommen, erneut verständigt: " + who,
        "Not acknowledged yet, told again: " + who);
  }

  static Text jumped(String actor, int index) {
    return new Text(
        "%s springt zu Schritt %d".formatted(actor, index + 1),
        "%s jumps to step %d".formatted(actor, index + 1));
  }
}
