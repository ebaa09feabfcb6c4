package io.sturmwarte.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @ParameterizedTest
  @CsvSource({
    "MENTIONS, 100, 99, 0, 0, 0, false",
    "MENTIONS, 100, 100, 0, 0, 0, true",
    "NEGATIVES, 10, 100, 9, 0, 0, false",
    "NEGATIVES, 10, 100, 10, 0, 0, true",
    "TOXIC, 5, 100, 50, 5, 0, true",
    "REACH, 1000, 1, 0, 0, 999, false",
    "REACH, 1000, 1, 0, 0, 1000, true"
  })
  void absolute(
      Metric metric,
      long threshold,
      long mentions,
      long negatives,
      long toxic,
      long reach,
      boolean crossed) {
    var condition = new Condition.Absolute(metric, threshold, HOUR, null);
    var counts = new Counts(mentions, mentions, negatives, toxic, reach, 0, 0);
    assertThat(condition.judge(Facts.of(counts)).isPresent()).isEqualTo(crossed);
  }

  @ParameterizedTest
  @CsvSource({
    "200, 20, 30, 10, 10, 10, true",
    "200, 20, 29, 10, 10, 10, false",
    "200, 31, 30, 10, 10, 10, false",
    "200, 20, 30, 10, 0, 10, true",
    "200, 20, 30, 0, 0, 0, false",
    "50, 1, 15, 5, 10, 15, true"
  })
  void changeAgainstTheSameHourOfTheWeek(
      double percent,
      long minimum,
      long now,
      long first,
      long second,
      long third,
      boolean crossed) {
    var condition = new Condition.Change(Metric.MENTIONS, percent, minimum, null);
    var weeks = LongStream.of(first, second, third).mapToObj(ConditionTest::mentions).toList();
    assertThat(condition.judge(Facts.of(mentions(now), weeks)).isPresent()).isEqualTo(crossed);
  }

  @Test
  void changeSaysWhatIsUsual() {
    var condition = new Condition.Change(Metric.MENTIONS, 100, 1, null);
    var finding = condition.judge(Facts.of(mentions(40), List.of(mentions(8), mentions(12))));
    assertThat(finding).contains(new Condition.Finding(40, 10, 3));
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 2, 10, 100, 41, false",
    "0.4, 2, 10, 100, 40, false",
    "0.4, 2, 10, 100, 75, true",
    "0.4, 2, 10, 9, 9, false",
    "0.4, 1, 3, 3, 3, true",
    "0.4, 2, 3, 3, 3, false"
  })
  void shareAboveTheFloorAndNotByChance(
      double floor, double surprise, long minimum, long scored, long negatives, boolean crossed) {
    var condition = new Condition.Share(floor, surprise, minimum, null);
    var counts = new Counts(scored, scored, negatives, 0, 0, 0, 0);
    assertThat(condition.judge(Facts.of(counts)).isPresent()).isEqualTo(crossed);
  }

  @ParameterizedTest
  @CsvSource({"0.3, 30, 29, 29, false", "0.3, 30, 30, 9, true", "0.3, 30, 100, 29, false"})
  void toxicShare(double share, long minimum, long scored, long toxic, boolean crossed) {
    var condition = new Condition.Toxic(share, minimum, null);
    var counts = new Counts(scored, scored, 0, toxic, 0, 0, 0);
    assertThat(condition.judge(Facts.of(counts)).isPresent()).isEqualTo(crossed);
  }

  @ParameterizedTest
  @CsvSource({"3, 2, false", "3, 3, true"})
  void wordsOfRisk(long minimum, long hits, boolean crossed) {
    var condition = new Condition.Keyword("Klage", minimum, HOUR, null);
    assertThat(condition.judge(Facts.of(hits, List.of())).isPresent()).isEqualTo(crossed);
  }

  @ParameterizedTest
  @CsvSource({"1, 0, false", "1, 1, true"})
  void somebodyWhoseWordCounts(long minimum, long hits, boolean crossed) {
    var condition =
        new Condition.Author(
            Condition.Author.Role.REGULATOR, null, List.of("ab12"), false, minimum, HOUR, null);
    assertThat(condition.judge(Facts.of(hits, List.of())).isPresent()).isEqualTo(crossed);
  }

  @ParameterizedTest
  @CsvSource({"PT29M, false", "PT30M, true", ", false"})
  void nothingComesInAnyMore(@Nullable Duration quiet, boolean crossed) {
    var condition = new Condition.NoData(Duration.ofMinutes(30), null);
    assertThat(condition.judge(Facts.quiet(quiet)).isPresent()).isEqualTo(crossed);
  }

  @Test
  void theScoreSaysHowFarItWasPassed() {
    var condition = new Condition.Absolute(Metric.MENTIONS, 100, HOUR, null);
    assertThat(condition.judge(Facts.of(mentions(250))).orElseThrow().score())
        .isCloseTo(2.5, within(1e-9));
  }

  private static Counts mentions(long count) {
    return new Counts(count, count, 0, 0, 0, 0, 0);
  }
}
