package io.sturmwarte.storm;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reasons in words. */
final class Reasons {
  private Reasons() {}

  static Reason singleVoices(Facts facts) {
    return reason(
        "single-voices",
        facts.negatives(),
        facts.usualNegatives(),
        "Einzelne kritische Stimmen in der letzten Stunde: %d.".formatted(facts.negatives()),
        "Single critical voices in the last hour: %d.".formatted(facts.negatives()),
        facts.evidence().negatives());
  }

  static Reason negatives(Facts facts) {
    return reason(
        "negatives",
        facts.negatives(),
        facts.usualNegatives(),
        "%d kritische Meldungen in der letzten Stunde, üblich sind %s."
            .formatted(facts.negatives(), number(Locale.GERMAN, facts.usualNegatives())),
        "%d critical mentions in the last hour, %s are usual."
            .formatted(facts.negatives(), number(Locale.ENGLISH, facts.usualNegatives())),
        facts.evidence().negatives());
  }

  static Reason share(Facts facts) {
    return reason(
        "negative-share",
        facts.negativeShare(),
        facts.usualShare(),
        "%d Prozent der Meldungen sind kritisch, üblich sind %d Prozent."
            .formatted(percent(facts.negativeShare()), percent(facts.usualShare())),
        "%d percent of the mentions are critical, %d percent are usual."
            .formatted(percent(facts.negativeShare()), percent(facts.usualShare())),
        facts.evidence().negatives());
  }

  static Reason platforms(Facts facts) {
    return reason(
        "platforms",
        facts.platforms(),
        null,
        "Die Kritik kommt von %d Plattformen.".formatted(facts.platforms()),
        "The criticism comes from %d platforms.".formatted(facts.platforms()),
        facts.evidence().negatives());
  }

  static Reason hashtag(Facts facts) {
    return reason(
        "shared-hashtag",
        facts.tagAuthors(),
        null,
        "%d Personen verwenden den Hashtag #%s.".formatted(facts.tagAuthors(), facts.tag()),
        "%d people use the hashtag #%s.".formatted(facts.tagAuthors(), facts.tag()),
        facts.evidence().tagged());
  }

  static Reason media(Facts facts) {
    return reason(
        "media",
        facts.media(),
        null,
        "Kritische Berichte in Medien in der letzten Stunde: %d.".formatted(facts.media()),
        "Critical reports in the media in the last hour: %d.".formatted(facts.media()),
        facts.evidence().media());
  }

  static Reason toxic(Facts facts) {
    return reason(
        "toxic-share",
        facts.toxicShare(),
        null,
        "%d Prozent der Kritik klingt nach Beleidigung oder Drohung."
            .formatted(percent(facts.toxicShare())),
        "%d percent of the criticism reads like insult or threat."
            .formatted(percent(facts.toxicShare())),
        facts.evidence().toxic());
  }

  static Reason lasting(Facts facts) {
    var minutes = facts.lasting().toMinutes();
    return reason(
        "lasting",
        minutes,
        null,
        "Die Kritik hält seit %d Minuten an.".formatted(minutes),
        "The criticism has been lasting for %d minutes.".formatted(minutes),
        List.of());
  }

  private static Reason reason(
      String code,
      double value,
      @Nullable Double usual,
      String de,
      String en,
      List<UUID> mentionIds) {
    return new Reason(code, value, usual, new Reason.Text(de, en), mentionIds);
  }

  private static String number(Locale locale, double value) {
    return String.format(locale, value < 10 ? "%.1f" : "%.0f", value);
  }

  private static long percent(double share) {
    return Math.round(100 * share);
  }
}
