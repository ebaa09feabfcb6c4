package io.sturmwarte.campaign;

import io.sturmwarte.storm.Reason;
import io.sturmwarte.wording.Wording;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The marks in words, those that were found and those that were not. */
final class CampaignReasons {
  private CampaignReasons() {}

  static Reason tooFew(Campaign.Signs signs) {
    return reason(
        "too-few",
        signs.mentions(),
        null,
        "%s von %s: zu wenig, um etwas zu sagen (nötig sind %d von %d)."
            .formatted(
                Wording.DE.count(signs.mentions(), "Meldung", "Meldungen"),
                Wording.DE.count(signs.authors(), "Konto", "Konten"),
                CampaignRules.LEAST_MENTIONS,
                CampaignRules.LEAST_AUTHORS),
        "%s by %s: too few to tell (it takes %d by %d)."
            .formatted(
                Wording.EN.count(signs.mentions(), "mention", "mentions"),
                Wording.EN.count(signs.authors(), "account", "accounts"),
                CampaignRules.LEAST_MENTIONS,
                CampaignRules.LEAST_AUTHORS),
        List.of());
  }

  static Reason oneAuthor(Campaign.Signs signs, long most) {
    return reason(
        "one-author",
        most,
        null,
        "%d davon kommen von einem einzigen Konto: eine hartnäckige Stimme, keine Kampagne."
            .formatted(most),
        "%d of them come from a single account: one persistent voice, not a campaign."
            .formatted(most),
        List.of());
  }

  static Reason copies(Campaign.Signs signs, List<UUID> ids) {
    return signs.copyShare() == 0
        ? reason(
            "copies",
            0,
            null,
            "Kein Text wurde von mehreren Konten gleich geschrieben.",
            "No text was written alike by several accounts.",
            ids)
        : reason(
            "copies",
            signs.copyShare(),
            null,
            "%s der Meldungen haben denselben Wortlaut wie andere, von mindestens vier Konten."
                .formatted(Wording.DE.percent(signs.copyShare())),
            "%s of the mentions have the same wording as others, from at least four accounts."
                .formatted(Wording.EN.percent(signs.copyShare())),
            ids);
  }

  static Reason moments(Campaign.Signs signs, List<UUID> ids) {
    return signs.syncShare() == 0
        ? reason(
            "moments",
            0,
            null,
            "Die Zeitpunkte streuen, wie es der Zufall erwarten lässt.",
            "The moments are spread as chance would have it.",
            ids)
        : reason(
            "moments",
            signs.syncShare(),
            null,
            "%s der Meldungen fallen in Augenblicke mit weit mehr Meldungen, als der Zufall bringt."
                .formatted(Wording.DE.percent(signs.syncShare())),
            "%s of the mentions fall into moments with far more of them than chance would bring."
                .formatted(Wording.EN.percent(signs.syncShare())),
            ids);
  }

  static Reason young(Campaign.Signs signs, boolean tooYoung, List<UUID> ids) {
    var share = signs.youngShare();
    if (share == null) {
      return reason(
          "young-accounts",
          0,
          signs.usualYoungShare(),
          "Das Alter der meisten Konten ist nicht bekannt.",
          "The age of most accounts is not known.",
          List.of());
    }
    return reason(
        "young-accounts",
        share,
        signs.usualYoungShare(),
        "%s stammen von Konten, die jünger als 30 Tage sind, üblich sind %s%s."
            .formatted(
                Wording.DE.percent(share),
                Wording.DE.percent(signs.usualYoungShare()),
                tooYoung ? "" : ": kein klarer Unterschied"),
        "%s are from accounts younger than 30 days, %s are usual%s."
            .formatted(
                Wording.EN.percent(share),
                Wording.EN.percent(signs.usualYoungShare()),
                tooYoung ? "" : ": no clear difference"),
        ids);
  }

  static Reason authors(Campaign.Signs signs) {
    return reason(
        "concentration",
        signs.topTenShare(),
        null,
        "%s haben geschrieben, die zehn fleißigsten %s davon."
            .formatted(
                Wording.DE.count(signs.authors(), "Konto", "Konten"),
                Wording.DE.percent(signs.topTenShare())),
        "%s wrote, the ten busiest of them %s of it all."
            .formatted(
                Wording.EN.count(signs.authors(), "account", "accounts"),
                Wording.EN.percent(signs.topTenShare())),
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
