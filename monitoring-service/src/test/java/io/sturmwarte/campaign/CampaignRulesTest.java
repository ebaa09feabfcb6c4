package io.sturmwarte.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.campaign.Campaign.Verdict;
import io.sturmwarte.storm.Reason;
import io.sturmwarte.topic.Fold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignRulesTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration OLD = Duration.ofDays(900);
  private static final Duration FRESH = Duration.ofDays(6);
  private static final Usual FEW_ARE_YOUNG = new Usual(30, 1_000);
  private static final String[] WORDS =
      ("akku brennt feuer balkon rückruf kunde wohnung nachbar rauch schreck garantie werkstatt antwort frage "
              + "schweigen hotline geld vertrag ersatz fahrrad keller kind angst polizei anwalt zeitung")
          .split(" ");

  private Random random = new Random(1);
  private long number;

  @RepeatedTest(20)
  void aStormThatSpreadsByItselfIsOrganic(RepetitionInfo repetition) {
    random = new Random(repetition.getCurrentRepetition());
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 600; i++) {
      // It swells: half of all in the last quarter of an hour.
      var second = Math.round(3_600 * (1 + Math.log(0.03 + 0.97 * random.nextDouble()) / 4));
      var age = random.nextInt(30) == 0 ? FRESH : OLD;
      posts.add(post("person" + random.nextInt(500), age, second, ownWords(), false));
    }
    for (var i = 0; i < 200; i++) {
      posts.add(post("fan" + i, OLD, random.nextInt(3_600), "Der Akku hat bei uns gebrannt", true));
    }

    var campaign = judge(posts);

    assertThat(campaign.share()).isLessThan(0.05);
    assertThat(campaign.verdict()).isEqualTo(Verdict.ORGANIC);
  }

  @Test
  void aRaidOfBotsIsCoordinated() {
    var posts = new ArrayList<Post>();
    for (var burst = 0; burst < 15; burst++) {
      var text =
          "Boykottiert Nordwind jetzt, diese Firma lügt euch an, Fassung "
              + "abc".charAt(burst % 3);
      for (var bot = 0; bot < 10; bot++) {
        posts.add(post("bot" + (burst * 10 + bot), FRESH, burst * 200, text, false));
      }
    }
    for (var i = 0; i < 30; i++) {
      posts.add(post("person" + i, OLD, random.nextInt(3_600), ownWords(), false));
    }

    var campaign = judge(posts);

    assertThat(campaign.verdict()).isEqualTo(Verdict.COORDINATED);
    assertThat(campaign.share()).isBetween(0.6, 0.9);
    assertThat(campaign.signs().copyShare()).isCloseTo(150 / 180.0, within(1e-9));
    assertThat(campaign.signs().syncShare()).isCloseTo(150 / 180.0, within(0.02));
    assertThat(campaign.signs().youngShare()).isCloseTo(150 / 180.0, within(1e-9));
  }

  @Test
  void fansWhoShareASloganAreMixed() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 200; i++) {
      var text =
          i % 5 < 3 ? "Wir stehen zu Nordwind, heute und morgen #wirfürnordwind" : ownWords();
      posts.add(post("fan" + random.nextInt(180), OLD, random.nextInt(6 * 3_600), text, false));
    }

    var campaign = judge(posts);

    assertThat(campaign.verdict()).isEqualTo(Verdict.MIXED);
    assertThat(campaign.share()).isBetween(0.25, 0.35);
    assertThat(text(campaign, "young-accounts"))
        .isEqualTo(
            "0 Prozent stammen von Konten, die jünger als 30 Tage sind, üblich sind 3 Prozent: kein klarer Unterschied.");
  }

  @Test
  void oneAngryCustomerIsNoCampaign() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 40; i++) {
      posts.add(
          post("angry", OLD, i * 60, "Antwortet endlich auf meine Beschwerde vom Mai", false));
    }
    for (var i = 0; i < 4; i++) {
      posts.add(post("person" + i, OLD, i * 500, ownWords(), false));
    }

    var campaign = judge(posts);

    assertThat(campaign.verdict()).isEqualTo(Verdict.TOO_FEW);
    assertThat(campaign.share()).isNull();
    assertThat(text(campaign, "too-few"))
        .isEqualTo(
            "44 Meldungen von 5 Konten: zu wenig, um etwas zu sagen (nötig sind 20 von 10).");
    assertThat(text(campaign, "one-author"))
        .isEqualTo(
            "40 davon kommen von einem einzigen Konto: eine hartnäckige Stimme, keine Kampagne.");
  }

  @Test
  void oneAngryCustomerAmongManyIsNoCampaignEither() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 40; i++) {
      posts.add(
          post("angry", OLD, i * 60, "Antwortet endlich auf meine Beschwerde vom Mai", false));
    }
    for (var i = 0; i < 60; i++) {
      posts.add(post("person" + i, OLD, random.nextInt(3_600), ownWords(), false));
    }

    var campaign = judge(posts);

    assertThat(campaign.share()).isZero();
    assertThat(campaign.signs().topTenShare()).isCloseTo(0.49, within(1e-9));
  }

  @ParameterizedTest
  @CsvSource({"20, 10, false", "19, 10, true", "20, 9, true", "0, 0, true"})
  void tellsNothingOfTooFew(int mentions, int authors, boolean tooFew) {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < mentions; i++) {
      posts.add(post("person" + i % authors, OLD, i * 97L, ownWords(), false));
    }

    assertThat(judge(posts).verdict() == Verdict.TOO_FEW).isEqualTo(tooFew);
  }

  @Test
  void doesNotJudgeByAgesThatAreNotKnown() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 60; i++) {
      posts.add(post("person" + i, i < 29 ? FRESH : null, i * 53L, ownWords(), false));
    }

    var campaign = judge(posts);

    assertThat(campaign.signs().youngShare()).isNull();
    assertThat(campaign.share()).isZero();
    assertThat(text(campaign, "young-accounts"))
        .isEqualTo("Das Alter der meisten Konten ist nicht bekannt.");
  }

  @Test
  void manyYoungAccountsAreNoMarkWhereTheyAreUsual() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 100; i++) {
      posts.add(post("person" + i, i % 2 == 0 ? FRESH : OLD, i * 53L, ownWords(), false));
    }

    assertThat(CampaignRules.judge(posts, new Usual(480, 1_000), START, START).share()).isZero();
    assertThat(judge(posts).share()).isCloseTo(0.4 * 0.94 * 0.5, within(0.01));
  }

  @Test
  void sourcesThatTellOnlyTheMinuteAreNotSynchronousForThat() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 300; i++) {
      posts.add(post("person" + i, OLD, 60L * random.nextInt(60), ownWords(), false));
    }

    assertThat(judge(posts).signs().syncShare()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, 1, 0.6321206", "3, 0.1, 0.0001546531", "5, 0.01, 8.264e-13"})
  void knowsThePoissonTail(int count, double expected, double probability) {
    assertThat(Synchrony.atLeast(count, expected))
        .isCloseTo(probability, within(probability / 100));
  }

  @Test
  void saysItInBothLanguages() {
    var posts = new ArrayList<Post>();
    for (var i = 0; i < 40; i++) {
      posts.add(
          post("person" + i, FRESH, i * 53L, "Boykottiert Nordwind jetzt und für immer", false));
    }

    assertThat(judge(posts).reasons())
        .extracting(reason -> reason.text().en())
        .containsExactly(
            "100 percent of the mentions have the same wording as others, from at least four accounts.",
            "The moments are spread as chance would have it.",
            "100 percent are from accounts younger than 30 days, 3 percent are usual.",
            "40 accounts wrote, the ten busiest of them 25 percent of it all.");
    assertThat(judge(posts).reasons().getFirst().mentionIds()).hasSize(5);
  }

  private static Campaign judge(List<Post> posts) {
    return CampaignRules.judge(posts, FEW_ARE_YOUNG, START, START.plusSeconds(3_600));
  }

  private static String text(Campaign campaign, String code) {
    return campaign.reasons().stream()
        .filter(reason -> reason.code().equals(code))
        .map(Reason::text)
        .map(Reason.Text::de)
        .findFirst()
        .orElseThrow();
  }

  private Post post(
      String author, @Nullable Duration age, long second, String text, boolean repost) {
    var at = START.plusSeconds(second);
    return new Post(
        new UUID(0, number++),
        at,
        author,
        age == null ? null : at.minus(age),
        Fold.of(text),
        repost);
  }

  /** Eight words by chance. */
  private String ownWords() {
    var text = new StringBuilder();
    for (var i = 0; i < 8; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }
}
