package io.sturmwarte.alert;

import io.sturmwarte.storm.Reason;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Why an alert was raised, in words. */
final class AlertReasons {
  private AlertReasons() {}

  static Reason negatives(long count, double usual, List<UUID> ids) {
    return new Reason(
        "negatives",
        count,
        usual,
        new Reason.Text(
            "%d kritische Meldungen in der letzten Stunde, üblich sind %s."
                .formatted(count, number(Locale.GERMAN, usual)),
            "%d critical mentions in the last hour, %s are usual."
                .formatted(count, number(Locale.ENGLISH, usual))),
        ids);
  }

  static Reason share(double share, double usual, List<UUID> ids) {
    return new Reason(
        "negative-share",
        share,
        usual,
        new Reason.Text(
            "%d Prozent der Meldungen sind kritisch, üblich sind %d Prozent."
                .formatted(Math.round(100 * share), Math.round(100 * usual)),
            "%d percent of what is said is critical, %d percent are usual."
                .formatted(Math.round(100 * share), Math.round(100 * usual))),
        ids);
  }

  /** Its value is the number of copies. */
  static Reason coordinated(Evidence evidence, List<UUID> ids) {
    return new Reason(
        "coordinated",
        evidence.duplicates(),
        null,
        new Reason.Text(
            "%d von %d Meldungen der letzten Stunde wiederholen einen anderen Text, %d kommen von Konten, die jünger als 30 Tage sind."
                .formatted(evidence.duplicates(), evidence.mentions(), evidence.youngAccounts()),
            "%d of %d mentions of the last hour repeat another text, %d come from accounts younger than 30 days."
                .formatted(evidence.duplicates(), evidence.mentions(), evidence.youngAccounts())),
        ids);
  }

  static Reason mentions(long count, double usual, List<UUID> ids) {
    return new Reason(
        "mentions",
        count,
        usual,
        new Reason.Text(
            "%d Meldungen in der letzten Stunde, üblich sind %s."
                .formatted(count, number(Locale.GERMAN, usual)),
            "%d mentions in the last hour, %s are usual."
                .formatted(count, number(Locale.ENGLISH, usual))),
        ids);
  }

  private static String number(Locale locale, double value) {
    return String.format(locale, value < 10 ? "%.1f" : "%.0f", value);
  }
}
