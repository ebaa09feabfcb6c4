package io.sturmwarte.freeze;

import io.sturmwarte.incident.Text;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The sentences of the timeline. */
final class Words {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private Words() {}

  static Text started(Freeze it) {
    return new Text(
        "Veröffentlichungsstopp für %s (%s) bis %s: %s"
            .formatted(it.brandName(), where(it, "alle Kanäle"), at(it.until()), it.why()),
        "Publishing of %s (%s) is frozen until %s: %s"
            .formatted(it.brandName(), where(it, "all networks"), at(it.until()), it.why()));
  }

  static Text extended(Freeze it) {
    return new Text(
        "Der Veröffentlichungsstopp gilt jetzt bis " + at(it.until()),
        "The publishing freeze now holds until " + at(it.until()));
  }

  static Text ended(String actor, String reason) {
    return new Text(
        "%s hat den Veröffentlichungsstopp aufgehoben: %s".formatted(actor, reason),
        "%s ended the publishing freeze: %s".formatted(actor, reason));
  }

  static Text expired() {
    return new Text(
        "Der Veröffentlichungsstopp ist abgelaufen", "The publishing freeze has run out");
  }

  private static String where(Freeze it, String everywhere) {
    return it.platforms().isEmpty() ? everywhere : String.join(", ", it.platforms());
  }

  private static String at(Instant instant) {
    return AT.format(instant);
  }
}
