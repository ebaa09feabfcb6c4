package io.sturmwarte.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.rule.Category;
import io.sturmwarte.rule.Condition;
import io.sturmwarte.rule.Counts;
import io.sturmwarte.rule.Detection;
import io.sturmwarte.rule.Metric;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.signal.Bins;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
  private static final int DAY = 288;
  private static final Duration OPEN = Duration.ofMinutes(5);

  @Test
  void aStormFiresOnceAndAtItsFirstBin() {
    var result = replay(history(30, 20 * DAY, 12, 60), Detection.DEFAULT);

    var alerts =
        result.firings().stream()
            .filter(Firing::isAlert)
            .filter(firing -> firing.at().isBefore(end(22 * DAY)))
            .toList();
    assertThat(alerts).extracting(Firing::at).containsExactly(end(20 * DAY));
    assertThat(alerts.getFirst().rule()).isEqualTo("detector");
  }

  @Test
  void noFutureIsSeen() {
    var calm = replay(history(19, 30 * DAY, 0, 0), Detection.DEFAULT);
    var before =
        replay(history(30, 20 * DAY, 12, 60), Detection.DEFAULT).firings().stream()
            .filter(firing -> firing.at().isBefore(START.plus(Duration.ofDays(19))))
            .toList();

    assertThat(before)
        .containsExactlyElementsOf(
            calm.firings().stream()
                .filter(firing -> firing.at().isBefore(START.plus(Duration.ofDays(19))))
                .toList());
  }

  @Test
  void aHigherThresholdFiresNeverMoreOften() {
    var history = history(30, 20 * DAY, 12, 20);
    var usual = replay(history, Detection.DEFAULT).firings().size();

    assertThat(replay(history, new Detection(50, 6, 50)).firings()).isEmpty();
    assertThat(usual).isPositive();
  }

  @Test
  void whatTeachesIsNotTold() {
    var result =
        Replay.of(history(30, 20 * DAY, 12, 60), 25 * DAY, Detection.DEFAULT, List.of(), OPEN);

    assertThat(result.firings()).noneMatch(firing -> firing.at().isBefore(end(25 * DAY)));
  }

  @Test
  void aRuleFiresAfterItHasPersistedAndCoolsDown() {
    var rule = rule(new Condition.Absolute(Metric.NEGATIVES, 50, Duration.ofMinutes(5), null), 3);
    var fired = ofRule(rule, history(30, 20 * DAY, 24, 60));

    assertThat(fired).extracting(Firing::at).containsExactly(end(20 * DAY + 2));
  }

  @Test
  void aRuleFiresAgainAfterItsCooldown() {
    var rule = rule(new Condition.Absolute(Metric.NEGATIVES, 50, Duration.ofMinutes(5), null), 1);
    var history = new History(START, START.plus(Duration.ofDays(2)));
    for (var bin : List.of(10, 20, 10 + 25, 10 + 80)) {
      history.counted(history.at(bin), null, new Counts(60, 60, 60, 0, 0, 0, 0));
    }

    assertThat(ofRule(rule, history.summedUp()))
        .extracting(Firing::at)
        .containsExactly(end(10), end(35), end(90));
  }

  @Test
  void aRisingLevelBreaksTheCooldown() {
    var rule = rule(new Condition.Absolute(Metric.NEGATIVES, 50, Duration.ofMinutes(5), null), 1);
    var history = new History(START, START.plus(Duration.ofDays(2)));
    for (var bin = 10; bin < 14; bin++) {
      history.counted(history.at(bin), null, new Counts(60, 60, 60, 0, 0, 0, 0));
    }
    history.level(end(11), 4);

    assertThat(ofRule(rule, history.summedUp())).extracting(Firing::level).containsExactly(0, 4);
  }

  @Test
  void aChangeIsSeenAgainstTheSameHourOfTheWeeksBefore() {
    var rule = rule(new Condition.Change(Metric.MENTIONS, 200, 10, null), 1);
    var history = new History(START, START.plus(Duration.ofDays(15)));
    for (var week = 0; week < 2; week++) {
      history.counted(history.at(week * 7 * DAY + 100), null, new Counts(10, 10, 0, 0, 0, 0, 0));
    }
    history.counted(history.at(14 * DAY + 100), null, new Counts(30, 30, 0, 0, 0, 0, 0));

    assertThat(ofRule(rule, history.summedUp()))
        .extracting(Firing::at)
        .containsExactly(end(14 * DAY + 100));
  }

  @Test
  void aRuleOnOnePlatformSeesOnlyThat() {
    var rule =
        rule(new Condition.Absolute(Metric.MENTIONS, 50, Duration.ofMinutes(5), "mastodon"), 1);
    var history = new History(START, START.plus(Duration.ofDays(1)));
    history.counted(history.at(10), null, new Counts(100, 100, 0, 0, 0, 0, 0));
    history.counted(history.at(20), "mastodon", new Counts(50, 50, 0, 0, 0, 0, 0));

    assertThat(ofRule(rule, history.summedUp())).extracting(Firing::at).containsExactly(end(20));
  }

  @Test
  void silenceIsCountedFromTheLastMention() {
    var rule = rule(new Condition.NoData(Duration.ofMinutes(30), null), 1);
    var history = new History(START, START.plus(Duration.ofHours(3)));
    history.counted(history.at(6), null, new Counts(1, 1, 0, 0, 0, 0, 0));

    assertThat(ofRule(rule, history.summedUp())).extracting(Firing::at).containsExactly(end(12));
  }

  @Test
  void theTimeBeforeTheBrandWasWatchedIsNoPeaceToLearnFrom() {
    var watchedFrom = 40 * DAY;
    var before = history(30, 29 * DAY, 0, 0);
    var history = new History(START, START.plus(Duration.ofDays(70)));
    for (var bin = 0; bin < before.bins(); bin++) {
      history.counted(history.at(watchedFrom + bin), null, before.between(null, bin, bin + 1));
    }
    history.summedUp();

    assertThat(history.beginning()).isEqualTo(watchedFrom);
    assertThat(scores(history, watchedFrom + 14 * DAY)).isEqualTo(scores(before, 14 * DAY));
  }

  private static List<Double> scores(History history, int first) {
    return Replay.of(history, first, Detection.DEFAULT, List.of(), OPEN).firings().stream()
        .map(Firing::score)
        .toList();
  }

  @Test
  void aRuleThatIsOffFiresNever() {
    var on = rule(new Condition.Absolute(Metric.MENTIONS, 1, Duration.ofMinutes(5), null), 1);
    var off =
        new Rule(
            on.id(),
            false,
            on.name(),
            false,
            "alert",
            Category.GENERAL,
            1,
            on.cooldown(),
            null,
            null,
            null,
            on.condition());
    assertThat(ofRule(off, history(5, 2 * DAY, 12, 60))).isEmpty();
  }

  /** Six mentions a bin, one in five negative; then a storm of so many bins. */
  private static History history(int days, int stormAt, int stormBins, int negatives) {
    var random = new Random(3);
    var history = new History(START, START.plus(Duration.ofDays(days)));
    for (var bin = 0; bin < history.bins(); bin++) {
      var mentions = 3 + random.nextInt(7);
      var bad = 0;
      for (var i = 0; i < mentions; i++) {
        bad += random.nextInt(5) == 0 ? 1 : 0;
      }
      var more = bin >= stormAt && bin < stormAt + stormBins ? negatives : 0;
      history.counted(
          history.at(bin),
          null,
          new Counts(mentions + more, mentions + more, bad + more, 0, 0, 0, 0));
    }
    return history.summedUp();
  }

  private static Replay.Result replay(History history, Detection detection) {
    return Replay.of(history, 14 * DAY, detection, List.of(), OPEN);
  }

  private static List<Firing> ofRule(Rule rule, History history) {
    return Replay.of(history, 0, new Detection(50, 6, 50), List.of(rule), OPEN).firings();
  }

  private static Rule rule(Condition condition, int persistence) {
    return new Rule(
        new UUID(0, 1),
        false,
        "rule",
        true,
        "alert",
        Category.GENERAL,
        persistence,
        Duration.ofHours(2),
        null,
        null,
        null,
        condition);
  }

  private static Instant end(int bin) {
    return START.plus(Bins.LENGTH.multipliedBy(bin + 1L));
  }
}
