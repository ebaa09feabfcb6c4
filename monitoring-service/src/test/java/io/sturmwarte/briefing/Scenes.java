package io.sturmwarte.briefing;

import io.sturmwarte.briefing.BriefingFacts.IncidentStatus;
import io.sturmwarte.briefing.BriefingFacts.OfPlatform;
import io.sturmwarte.briefing.BriefingFacts.Silent;
import io.sturmwarte.briefing.BriefingFacts.Told;
import io.sturmwarte.briefing.BriefingFacts.Usual;
import io.sturmwarte.briefing.BriefingFacts.Waiting;
import io.sturmwarte.campaign.Campaign;
import io.sturmwarte.storm.Level;
import io.sturmwarte.storm.Reason;
import io.sturmwarte.topic.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Situations of a brand that is called Nordwind; it is twelve o'clock UTC. */
final class Scenes {
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final Usual USUAL = new Usual(40.4, 8.2, 0.2);
  private static final Waiting NOTHING_WAITS = new Waiting(0, Duration.ZERO);
  private static final UUID ID = new UUID(0, 1);

  static final Map<String, BriefingFacts> ALL =
      new TreeMap<>(
          Map.of(
              "calm", calm(),
              "breeze", breeze(),
              "storm", storm(),
              "raid", raid(),
              "approval", approval(),
              "scoring-down", scoringDown()));

  private Scenes() {}

  private static BriefingFacts calm() {
    return facts(
        level(0, List.of()),
        new Counts(38, 38, 7, 12, 0),
        USUAL,
        List.of(new OfPlatform("mastodon", 5)),
        List.of(),
        campaign(Campaign.Verdict.TOO_FEW, null, List.of()),
        NOTHING_WAITS,
        List.of(),
        List.of());
  }

  private static BriefingFacts breeze() {
    return facts(
        level(
            2,
            List.of(
                reason(
                    "negatives",
                    14,
                    "14 kritische Meldungen in der letzten Stunde, üblich sind etwa 4.",
                    "14 critical mentions in the last hour, about 4 are usual."),
                reason("excess", 4.2, "Das sind 4,2 …", "That is 4.2 …"))),
        new Counts(61, 60, 19, 10, 8_450),
        USUAL,
        List.of(new OfPlatform("mastodon", 18), new OfPlatform("bluesky", 1)),
        List.of(
            topic(
                "Hotline",
                0.63,
                12,
                null,
                "2026-11-22T10:41:00Z",
                "@nordwind Seit einer Stunde in der Hotline, dann aufgelegt. https://a.example/1",
                1)),
        campaign(Campaign.Verdict.TOO_FEW, null, List.of()),
        NOTHING_WAITS,
        List.of(),
        List.of());
  }

  private static BriefingFacts storm() {
    return facts(
        level(
            5,
            List.of(
                reason(
                    "negatives",
                    310,
                    "212 kritische Meldungen in der letzten Stunde, üblich sind etwa 4.",
                    "212 critical mentions in the last hour, about 4 are usual."),
                reason(
                    "platforms",
                    4,
                    "Die Kritik kommt von 4 Plattformen.",
                    "The criticism comes from 4 platforms."),
                reason(
                    "shared-hashtag",
                    88,
                    "88 Personen verwenden den Hashtag #akkubrand: 41 Prozent derer, die Kritik üben.",
                    "88 people use the hashtag #akkubrand: 41 percent of those who criticise."),
                reason(
                    "media",
                    6,
                    "6 kritische Berichte in Medien in der letzten Stunde.",
                    "6 critical reports in the media in the last hour."))),
        new Counts(1_412, 1_390, 1_012, 40, 1_248_300),
        USUAL,
        List.of(
            new OfPlatform("mastodon", 520),
            new OfPlatform("bluesky", 310),
            new OfPlatform("youtube", 166),
            new OfPlatform("news", 16)),
        List.of(
            topic(
                "#Akkubrand",
                0.62,
                627,
                6.3,
                "2026-11-22T09:31:00Z",
                "Mein Akku hat heute Nacht gebrannt, zum Glück war ich wach. Wann kommt endlich der Rückruf, und wer bezahlt den Balkon? Das ist doch kein Einzelfall!",
                14),
            topic(
                "data leak",
                0.21,
                212,
                null,
                "2026-11-22T11:20:00Z",
                "So my customer data is for sale, says \"the news\". Thanks, @nordwind",
                1),
            topic("Preise", 0.04, 40, 1.0, "2026-11-22T10:20:00Z", "Zu teuer", 1)),
        campaign(Campaign.Verdict.ORGANIC, 0.03, List.of()),
        new Waiting(22, Duration.ofSeconds(130)),
        List.of(new Silent("app-store", Instant.parse("2026-11-22T06:15:00Z"), 96)),
        List.of(
            new Told(
                "alert",
                Instant.parse("2026-11-22T09:52:00Z"),
                ID,
                new IncidentStatus("2026-014", "S1", "RESPONDING", "lea"))));
  }

  private static BriefingFacts raid() {
    return facts(
        level(
            4,
            List.of(
                reason(
                    "override",
                    4,
                    "lea hat die Stufe von Hand auf 4 gesetzt; errechnet wäre Stufe 3. Begründung: Der Vorstand wird bedroht",
                    "lea set the level to 4 by hand; level 3 was reckoned. Reason: the board is being threatened"),
                reason(
                    "negatives",
                    180,
                    "180 kritische Meldungen in der letzten Stunde, üblich sind etwa 4.",
                    "180 critical mentions in the last hour, about 4 are usual."))),
        new Counts(230, 230, 180, 12, 9_100),
        USUAL,
        List.of(new OfPlatform("x", 171), new OfPlatform("mastodon", 9)),
        List.of(
            topic(
                "#boykott",
                0.83,
                150,
                null,
                "2026-11-22T11:31:00Z",
                "Boykottiert Nordwind jetzt, diese Firma lügt euch an",
                50)),
        campaign(
            Campaign.Verdict.COORDINATED,
            0.71,
            List.of(
                reason(
                    "copies",
                    0.83,
                    "83 Prozent der Meldungen haben denselben Wortlaut wie andere, von mindestens vier Konten.",
                    "83 percent of the mentions have the same wording as others, from at least four accounts."),
                reason("moments", 0, "Die Zeitpunkte streuen …", "The moments are …"),
                reason(
                    "young-accounts",
                    0.8,
                    "80 Prozent stammen von Konten, die jünger als 30 Tage sind, üblich sind 3 Prozent.",
                    "80 percent are from accounts younger than 30 days, 3 percent are usual."))),
        NOTHING_WAITS,
        List.of(),
        List.of(new Told("alert", Instant.parse("2026-11-22T11:36:00Z"), ID, null)));
  }

  private static BriefingFacts approval() {
    return facts(
        level(0, List.of()),
        new Counts(640, 636, 9, 451, 0),
        USUAL,
        List.of(new OfPlatform("mastodon", 402), new OfPlatform("youtube", 190)),
        List.of(),
        campaign(Campaign.Verdict.TOO_FEW, null, List.of()),
        NOTHING_WAITS,
        List.of(),
        List.of(new Told("watch", Instant.parse("2026-11-22T11:05:00Z"), null, null)));
  }

  private static BriefingFacts scoringDown() {
    return facts(
        level(1, List.of()),
        new Counts(310, 12, 2, 3, 0),
        null,
        List.of(),
        List.of(),
        campaign(Campaign.Verdict.TOO_FEW, null, List.of()),
        new Waiting(298, Duration.ofMinutes(74)),
        List.of(),
        List.of());
  }

  private record Counts(long mentions, long scored, long negatives, long positives, long reach) {}

  private static BriefingFacts facts(
      Level level,
      Counts counts,
      @Nullable Usual usual,
      List<OfPlatform> platforms,
      List<Topic> topics,
      Campaign campaign,
      Waiting waiting,
      List<Silent> silent,
      List<Told> alerts) {
    return new BriefingFacts(
        ID,
        "Nordwind",
        NOW.minus(Duration.ofHours(2)),
        NOW,
        level,
        counts.mentions(),
        counts.scored(),
        counts.negatives(),
        counts.positives(),
        usual,
        counts.reach(),
        platforms,
        topics,
        campaign,
        waiting,
        silent,
        alerts);
  }

  private static Level level(int level, List<Reason> reasons) {
    return new Level(
        level,
        Level.nameOf(level),
        level,
        level,
        0,
        Instant.parse("2026-11-22T10:42:00Z"),
        NOW,
        null,
        reasons);
  }

  private static Topic topic(
      String label,
      double share,
      int count,
      @Nullable Double growth,
      String first,
      String example,
      int copies) {
    return new Topic(
        label,
        label,
        List.of(label),
        share,
        count,
        count,
        growth,
        Instant.parse(first),
        ID,
        1_000,
        ID,
        List.of(ID),
        List.of(example),
        List.of(copies));
  }

  private static Campaign campaign(
      Campaign.Verdict verdict, @Nullable Double share, List<Reason> reasons) {
    return new Campaign(
        NOW.minus(Duration.ofHours(2)),
        NOW,
        verdict,
        share,
        new Campaign.Signs(0, 0, null, 0.03, 0, 0, 0, 0, 0),
        reasons);
  }

  private static Reason reason(String code, double value, String de, String en) {
    return new Reason(code, value, null, new Reason.Text(de, en), List.of());
  }
}
