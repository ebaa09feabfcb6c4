package io.sturmwarte.storm;

import io.sturmwarte.wording.Wording;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The reasons in words. */
final class Reasons {
  private Reasons() {}

  static Reason calm(Facts facts) {
    return reason(
        "calm",
        0,
        facts.usualNegatives(),
        "In der letzten Stunde gab es keine kritische Meldung.",
        "There was no critical mention in the last hour.",
        List.of());
  }

  static Reason singleVoices(Facts facts) {
    return reason(
        "single-voices",
        facts.negatives(),
        facts.usualNegatives(),
        "Einzelne kritische Stimmen: %s in der letzten Stunde, von %s."
            .formatted(
                Wording.DE.count(facts.negatives(), "Meldung", "Meldungen"),
                Wording.DE.count(facts.authors(), "Person", "Personen")),
        "Single critical voices: %s in the last hour, by %s."
            .formatted(
                Wording.EN.count(facts.negatives(), "mention", "mentions"),
                Wording.EN.count(facts.authors(), "person", "people")),
        facts.evidence().negatives());
  }

  static Reason negatives(Facts facts) {
    return reason(
        "negatives",
        facts.negatives(),
        facts.usualNegatives(),
        "%s in der letzten Stunde, %s."
            .formatted(
                Wording.DE.count(facts.negatives(), "kritische Meldung", "kritische Meldungen"),
                Wording.DE.usual(facts.usualNegatives())),
        "%s in the last hour, %s."
            .formatted(
                Wording.EN.count(facts.negatives(), "critical mention", "critical mentions"),
                Wording.EN.usual(facts.usualNegatives())),
        facts.evidence().negatives());
  }

  static Reason excess(Facts facts) {
    return reason(
        "excess",
        facts.excess(),
        null,
        "Das sind %s Standardabweichungen mehr als üblich."
            .formatted(Wording.DE.number(facts.excess())),
        "That is %s standard deviations more than usual."
            .formatted(Wording.EN.number(facts.excess())),
        facts.evidence().negatives());
  }

  static Reason share(Facts facts) {
    return reason(
        "negative-share",
        facts.negativeShare(),
        facts.usualShare(),
        "%s der Meldungen sind kritisch, üblich sind %s."
            .formatted(
                Wording.DE.percent(facts.negativeShare()), Wording.DE.percent(facts.usualShare())),
        "%s of the mentions are critical, %s are usual."
            .formatted(
                Wording.EN.percent(facts.negativeShare()), Wording.EN.percent(facts.usualShare())),
        facts.evidence().negatives());
  }

  static Reason platforms(Facts facts) {
    return reason(
        "platforms",
        facts.platforms(),
        null,
        "Die Kritik kommt von %s."
            .formatted(Wording.DE.count(facts.platforms(), "Plattform", "Plattformen")),
        "The criticism comes from %s."
            .formatted(Wording.EN.count(facts.platforms(), "platform", "platforms")),
        facts.evidence().platforms());
  }

  static Reason hashtag(Facts facts) {
    return reason(
        "shared-hashtag",
        facts.tagAuthors(),
        null,
        "%s verwenden den Hashtag #%s: %s derer, die Kritik üben."
            .formatted(
                Wording.DE.count(facts.tagAuthors(), "Person", "Personen"),
                facts.tag(),
                Wording.DE.percent(facts.tagShare())),
        "%s use the hashtag #%s: %s of those who criticise."
            .formatted(
                Wording.EN.count(facts.tagAuthors(), "person", "people"),
                facts.tag(),
                Wording.EN.percent(facts.tagShare())),
        facts.evidence().tagged());
  }

  static Reason joined(Facts facts) {
    return reason(
        "growing-audience",
        facts.joined(),
        null,
        "%d von %s sind in der letzten Stunde dazugekommen."
            .formatted(facts.joined(), Wording.DE.count(facts.authors(), "Kritiker", "Kritikern")),
        "%d of %s joined within the last hour."
            .formatted(facts.joined(), Wording.EN.count(facts.authors(), "critic", "critics")),
        facts.evidence().joined());
  }

  static Reason media(Facts facts) {
    return reason(
        "media",
        facts.media(),
        null,
        "%s in Medien in der letzten Stunde."
            .formatted(Wording.DE.count(facts.media(), "kritischer Bericht", "kritische Berichte")),
        "%s in the media in the last hour."
            .formatted(Wording.EN.count(facts.media(), "critical report", "critical reports")),
        facts.evidence().media());
  }

  static Reason toxic(Facts facts) {
    return reason(
        "toxic-share",
        facts.toxicShare(),
        null,
        "%s der Kritik klingen nach Beleidigung oder Drohung."
            .formatted(Wording.DE.percent(facts.toxicShare())),
        "%s of the criticism reads like insult or threat."
            .formatted(Wording.EN.percent(facts.toxicShare())),
        facts.evidence().toxic());
  }

  static Reason lasting(Facts facts) {
    return reason(
        "lasting",
        facts.lasting().toMinutes(),
        null,
        "Die Kritik hält seit %s an.".formatted(Wording.DE.duration(facts.lasting())),
        "The criticism has lasted for %s.".formatted(Wording.EN.duration(facts.lasting())),
        facts.evidence().oldest());
  }

  /** Why the level still stands although less is seen. */
  static Reason falling(Standing.Drift falling, Instant now, Duration fallAfter) {
    var calmer = Duration.between(falling.since(), now);
    return reason(
        "falling",
        falling.to(),
        null,
        "Seit %s ist es ruhiger (Stufe %d); die Stufe fällt nach %s."
            .formatted(Wording.DE.duration(calmer), falling.to(), Wording.DE.duration(fallAfter)),
        "It has been calmer (level %d) for %s; the level falls after %s."
            .formatted(falling.to(), Wording.EN.duration(calmer), Wording.EN.duration(fallAfter)),
        List.of());
  }

  static Reason blind(Facts facts) {
    return reason(
        "unscored",
        facts.unscored(),
        null,
        "%d von %s der letzten Stunde warten noch auf ihre Bewertung; die Stufe fällt so lange nicht."
            .formatted(
                facts.unscored(), Wording.DE.count(facts.mentions(), "Meldung", "Meldungen")),
        "%d of %s of the last hour still wait for their score; until then the level does not fall."
            .formatted(facts.unscored(), Wording.EN.count(facts.mentions(), "mention", "mentions")),
        List.of());
  }

  static Reason override(LevelOverride override, int automatic) {
    return reason(
        "override",
        override.level(),
        (double) automatic,
        "%s hat die Stufe von Hand auf %d gesetzt; errechnet wäre Stufe %d. Begründung: %s"
            .formatted(override.by(), override.level(), automatic, override.reason()),
        "%s set the level to %d by hand; level %d was reckoned. Reason: %s"
            .formatted(override.by(), override.level(), automatic, override.reason()),
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
}
