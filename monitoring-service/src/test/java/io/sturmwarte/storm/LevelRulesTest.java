package io.sturmwarte.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelRulesTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // what, scored, negatives, authors, joined, platforms, toxic, media, tagAuthors,
    // lasting minutes, social, media level; 4 negatives and 20 percent are usual
    "nothing,                     10,  0,  0,  0, 0,  0,  0,  0,  0, 0, 0",
    "what is usual,               20,  4,  4,  4, 1,  0,  0,  0,  0, 0, 0",
    "single voices,               10,  2,  2,  2, 1,  0,  0,  0,  0, 1, 0",
    "two people,                  30, 10,  2,  2, 1,  0,  0,  0,  0, 1, 0",
    "three people,                30, 10,  3,  3, 1,  0,  0,  0,  0, 2, 0",
    "one person forty times,     100, 40,  1,  1, 2,  0,  0,  1, 60, 1, 0",
    "z just below 2,              30,  8,  8,  8, 1,  0,  0,  0,  0, 0, 0",
    "z just above 2,              30,  9,  8,  8, 1,  0,  0,  0,  0, 2, 0",
    "z just below 3,              40, 10,  9,  9, 2,  0,  0,  0, 60, 2, 0",
    "z just above 3,              40, 11,  9,  9, 2,  0,  0,  0, 60, 3, 0",
    "on one platform,             40, 11,  9,  9, 1,  0,  0,  0, 60, 2, 0",
    "for 59 minutes,              40, 11,  9,  9, 2,  0,  0,  0, 59, 2, 0",
    "z just below 5,              30, 15, 15, 15, 2,  0,  0,  5, 60, 3, 0",
    "z just above 5,              30, 16, 15, 15, 2,  0,  0,  5, 60, 4, 0",
    "a fast wind does not wait,   30, 16, 15, 15, 1,  0,  0,  5,  0, 4, 0",
    "share of exactly 40 percent, 50, 20, 20, 20, 2,  0,  0,  5, 60, 3, 0",
    "share above 40 percent,      49, 20, 20, 20, 2,  0,  0,  5, 60, 4, 0",
    "no hashtag,                  40, 20, 20, 20, 2,  0,  0,  0, 60, 3, 0",
    "two with the hashtag,        40, 20, 20, 20, 2,  0,  0,  2, 60, 3, 0",
    "three with the hashtag,      40, 20, 20, 20, 2,  0,  0,  3, 60, 4, 0",
    "a tenth with the hashtag,    70, 40, 40, 40, 2,  0,  0,  4, 60, 4, 0",
    "less than a tenth,           70, 40, 41, 41, 2,  0,  0,  4, 60, 3, 0",
    "a fifth has joined,          40, 20, 20,  4, 2,  0,  0,  5, 60, 4, 0",
    "always the same people,      40, 20, 20,  3, 2,  0,  0,  5, 60, 3, 0",
    "share of exactly 60 percent,100, 60, 60, 60, 3,  0,  5, 20, 60, 4, 5",
    "share above 60 percent,     100, 61, 60, 60, 3,  0,  5, 20, 60, 5, 5",
    "on two platforms,           100, 61, 60, 60, 2,  0,  5, 20, 60, 4, 5",
    "four articles,              100, 61, 60, 60, 3,  0,  4, 20, 60, 4, 4",
    "half is toxic,              100, 70, 60, 60, 3, 35,  5, 20, 60, 5, 5",
    "more than half is toxic,    100, 70, 60, 60, 3, 36,  5, 20, 60, 6, 5",
    "toxic without a storm,       40, 20, 20, 20, 2, 20,  0,  5, 60, 4, 0",
    "one article in calm,         20,  3,  3,  3, 1,  0,  1,  0,  0, 0, 1",
    "the first article,           30, 10,  8,  8, 1,  0,  1,  0,  0, 2, 3",
    "two articles,                30, 10,  8,  8, 1,  0,  2,  0,  0, 2, 3",
    "three articles,              30, 10,  8,  8, 1,  0,  3,  0,  0, 2, 4",
    "five articles,               30, 10,  8,  8, 1,  0,  5,  0,  0, 2, 5",
    "nineteen articles,          100, 60, 50, 50, 1,  0, 19,  0,  0, 2, 5",
    "the top story,              100, 60, 50, 50, 1,  0, 20,  0,  0, 2, 6"
  })
  void readsTheLevelOffTheFacts(
      String what,
      long scored,
      long negatives,
      long authors,
      long joined,
      long platforms,
      long toxic,
      long media,
      long tagAuthors,
      long lasting,
      int expectedSocial,
      int expectedMedia) {
    var facts =
        new Facts(
            scored,
            scored,
            negatives,
            authors,
            joined,
            platforms,
            toxic,
            media,
            tagAuthors > 0 ? "akkubrand" : null,
            tagAuthors,
            4,
            0.2,
            Duration.ofMinutes(lasting),
            EVIDENCE);

    var judgement = LevelRules.judge(facts, Thresholds.DEFAULT);

    assertThat(judgement.social()).as(what).isEqualTo(expectedSocial);
    assertThat(judgement.media()).as(what).isEqualTo(expectedMedia);
    assertThat(judgement.level()).isEqualTo(Math.max(expectedSocial, expectedMedia));
  }

  @Test
  void aBrandMayHaveThresholdsOfItsOwn() {
    var judgement = LevelRules.judge(storm(4), withoutMedia());

    assertThat(judgement.social()).isEqualTo(5);
  }

  @Test
  void saysWhyInBothLanguages() {
    var judgement = LevelRules.judge(storm(40), Thresholds.DEFAULT);

    assertThat(judgement.reasons())
        .extracting(reason -> reason.text().de())
        .containsExactly(
            "70 kritische Meldungen in der letzten Stunde, üblich sind etwa 4.",
            "Das sind 29 Standardabweichungen mehr als üblich.",
            "70 Prozent der Meldungen sind kritisch, üblich sind 20 Prozent.",
            "Die Kritik kommt von 3 Plattformen.",
            "20 Personen verwenden den Hashtag #akkubrand: 33 Prozent derer, die Kritik üben.",
            "50 von 60 Kritikern sind in der letzten Stunde dazugekommen.",
            "5 kritische Berichte in Medien in der letzten Stunde.",
            "57 Prozent der Kritik klingen nach Beleidigung oder Drohung.",
            "Die Kritik hält seit einer Stunde und einer Minute an.");
    assertThat(judgement.reasons())
        .extracting(reason -> reason.text().en())
        .containsExactly(
            "70 critical mentions in the last hour, about 4 are usual.",
            "That is 29 standard deviations more than usual.",
            "70 percent of the mentions are critical, 20 percent are usual.",
            "The criticism comes from 3 platforms.",
            "20 people use the hashtag #akkubrand: 33 percent of those who criticise.",
            "50 of 60 critics joined within the last hour.",
            "5 critical reports in the media in the last hour.",
            "57 percent of the criticism reads like insult or threat.",
            "The criticism has lasted for one hour and one minute.");
  }

  @Test
  void everyReasonNamesTheMentionsThatCarryIt() {
    var judgement = LevelRules.judge(storm(40), Thresholds.DEFAULT);

    assertThat(judgement.reasons())
        .extracting(Reason::mentionIds)
        .containsExactly(
            EVIDENCE.negatives(),
            EVIDENCE.negatives(),
            EVIDENCE.negatives(),
            EVIDENCE.platforms(),
            EVIDENCE.tagged(),
            EVIDENCE.joined(),
            EVIDENCE.media(),
            EVIDENCE.toxic(),
            EVIDENCE.oldest());
  }

  @Test
  void calmHasItsReasonToo() {
    var calm = new Facts(5, 5, 0, 0, 0, 0, 0, 0, null, 0, 4, 0.2, Duration.ZERO, EVIDENCE);

    assertThat(LevelRules.judge(calm, Thresholds.DEFAULT).reasons())
        .extracting(Reason::code)
        .containsExactly("calm");
  }

  private static Facts storm(long toxic) {
    return new Facts(
        100,
        100,
        70,
        60,
        50,
        3,
        toxic,
        toxic < 10 ? 0 : 5,
        "akkubrand",
        20,
        4,
        0.2,
        Duration.ofMinutes(61),
        EVIDENCE);
  }

  private static Thresholds withoutMedia() {
    return new Thresholds(
        3, 2, 3, 2, Duration.ofHours(1), 5, 0.4, 3, 0.1, 0.2, 0.6, 3, 0, 0.5, 1, 3, 5, 20);
  }

  static final Facts.Evidence EVIDENCE =
      new Facts.Evidence(ids(1), ids(2), ids(3), ids(4), ids(5), ids(6), ids(7));

  private static List<UUID> ids(int number) {
    return List.of(new UUID(0, number));
  }
}
