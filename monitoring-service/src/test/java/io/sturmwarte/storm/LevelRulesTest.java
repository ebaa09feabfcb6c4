package io.sturmwarte.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelRulesTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration RISE = Duration.ofSeconds(30);
  private static final Duration FALL = Duration.ofHours(1);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // what, scored, negatives, authors, platforms, toxic, media, tagAuthors, lasting minutes,
    // social, media level
    "nothing,                 10,   0,  0, 0,  0, 0,  0,  0, 0, 0",
    "what is usual,           20,   4,  4, 1,  0, 0,  0,  0, 0, 0",
    "single voices,           10,   2,  2, 1,  0, 0,  0,  0, 1, 0",
    "repeated criticism,      30,  10,  8, 1,  0, 0,  0,  0, 2, 0",
    "more but short,          30,  15,  9, 2,  0, 0,  0,  9, 2, 0",
    "more on two platforms,   40,  15,  9, 2,  0, 0,  0, 60, 3, 0",
    "a group with a hashtag,  60,  30, 20, 2,  0, 0,  5,  0, 4, 0",
    "most join,              100,  70, 60, 3,  9, 5, 20,  0, 5, 5",
    "insults,                100,  70, 60, 3, 40, 5, 20,  0, 6, 5",
    "one article in calm,     20,   3,  3, 1,  0, 1,  0,  0, 0, 1",
    "first articles,          30,  10,  8, 1,  0, 1,  0,  0, 2, 3",
    "many articles,           40,  15,  9, 1,  0, 4,  0,  0, 2, 4",
    "the top story,          100,  60, 50, 1,  0,20,  0,  0, 2, 6"
  })
  void readsTheLevelOffTheFacts(
      String what,
      long scored,
      long negatives,
      long authors,
      long platforms,
      long toxic,
      long media,
      long tagAuthors,
      long lasting,
      int expectedSocial,
      int expectedMedia) {
    var facts = facts(scored, negatives, authors, platforms, toxic, media, tagAuthors, lasting);

    var judgement = LevelRules.judge(facts, Thresholds.DEFAULT);

    assertThat(judgement.social()).as(what).isEqualTo(expectedSocial);
    assertThat(judgement.media()).as(what).isEqualTo(expectedMedia);
    assertThat(judgement.level()).isEqualTo(Math.max(expectedSocial, expectedMedia));
  }

  @Test
  void saysWhyInBothLanguagesWithTheMentionsThatCarryIt() {
    var judgement = LevelRules.judge(facts(100, 70, 60, 3, 40, 5, 20, 61), Thresholds.DEFAULT);

    assertThat(judgement.reasons())
        .extracting(Reason::code)
        .containsExactly(
            "negatives",
            "negative-share",
            "platforms",
            "shared-hashtag",
            "media",
            "toxic-share",
            "lasting");
    var first = judgement.reasons().getFirst();
    assertThat(first.text().de())
        .isEqualTo("70 kritische Meldungen in der letzten Stunde, üblich sind 4,0.");
    assertThat(first.text().en())
        .isEqualTo("70 critical mentions in the last hour, 4.0 are usual.");
    assertThat(first.mentionIds()).hasSize(1);
  }

  @Test
  void risesOnlyAfterASecondLookAndThenToTheLowestSeen() {
    var calm = new Standing(0, START, null, null);

    var once = calm.next(5, START, RISE, FALL);
    var tooSoon = once.next(4, START.plusSeconds(29), RISE, FALL);
    var risen = tooSoon.next(5, START.plusSeconds(30), RISE, FALL);

    assertThat(once.level()).isZero();
    assertThat(tooSoon.level()).isZero();
    assertThat(risen.level()).isEqualTo(4);
    assertThat(risen.since()).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void oneCalmLookStopsTheRise() {
    var standing =
        new Standing(0, START, null, null)
            .next(5, START, RISE, FALL)
            .next(0, START.plusSeconds(20), RISE, FALL)
            .next(5, START.plusSeconds(40), RISE, FALL);

    assertThat(standing.level()).isZero();
  }

  @Test
  void fallsAfterAnHourBelowAndThenToTheHighestSeen() {
    var standing = new Standing(5, START, null, null);
    for (var minute = 0; minute < 60; minute++) {
      standing = standing.next(minute == 30 ? 2 : 1, START.plusSeconds(60L * minute), RISE, FALL);
      assertThat(standing.level()).isEqualTo(5);
    }

    assertThat(standing.next(1, START.plus(FALL), RISE, FALL).level()).isEqualTo(2);
  }

  private static Facts facts(
      long scored,
      long negatives,
      long authors,
      long platforms,
      long toxic,
      long media,
      long tagAuthors,
      long lasting) {
    var ids = List.of(new UUID(0, 1));
    return new Facts(
        scored,
        scored,
        negatives,
        authors,
        platforms,
        toxic,
        media,
        tagAuthors > 0 ? "akkubrand" : null,
        tagAuthors,
        4,
        0.2,
        Duration.ofMinutes(lasting),
        new Facts.Evidence(ids, ids, ids, ids));
  }
}
