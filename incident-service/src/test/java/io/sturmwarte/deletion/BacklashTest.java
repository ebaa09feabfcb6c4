package io.sturmwarte.deletion;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.deletion.Backlash.Risk;
import io.sturmwarte.monitoring.Circulation;
import io.sturmwarte.monitoring.Mention;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BacklashTest {
  private static final Instant AT = Instant.parse("2026-03-02T10:00:00Z");

  @ParameterizedTest(name = "{0}: {7}")
  @CsvSource({
    "nobody has seen it, 40, 12, 0, 0, 0, 0, LOW, 0",
    "some have seen it, 5000, 900, 0, 1, 0, 1, LOW, 1",
    "copies circulate, 5000, 1200, 6, 2, 0, 1, MODERATE, 4",
    "it is rising, 12000, 2000, 6, 20, 4, 2, HIGH, 8",
    "it is busy but not rising, 12000, 2000, 6, 20, 15, 1, HIGH, 6",
    "everybody has it, 400000, 50000, 30, 200, 20, 5, SEVERE, 13",
  })
  void pointsAddUpToARisk(
      String name,
      long reach,
      long followers,
      long copies,
      long lastHour,
      long hourBefore,
      int level,
      Risk risk,
      int points) {
    var estimate =
        Backlash.estimate(it("mastodon", reach, followers, copies, lastHour, hourBefore), level);

    assertThat(estimate.points()).as(name).isEqualTo(points);
    assertThat(estimate.risk()).as(name).isEqualTo(risk);
  }

  @Test
  void whatTheMediaHaveCannotBeTakenBack() {
    var quiet = Backlash.estimate(it("mastodon", 10, 10, 0, 0, 0), 0);
    var printed = Backlash.estimate(it("news", 10, 10, 0, 0, 0), 0);

    assertThat(printed.points()).isEqualTo(quiet.points() + 3);
  }

  @Test
  void everySignIsShownWithItsReasonAlsoThoseWithoutPoints() {
    var estimate = Backlash.estimate(it("mastodon", 10, 10, 0, 0, 0), 0);

    assertThat(estimate.factors())
        .extracting(Backlash.Factor::code)
        .containsExactly("reach", "followers", "copies", "velocity", "media", "storm-level");
    assertThat(estimate.factors())
        .allSatisfy(factor -> assertThat(factor.text().de()).isNotBlank());
    assertThat(estimate.advice().en()).isNotBlank();
  }

  @Test
  void copiesCountWithTheirReach() {
    var copied =
        new Circulation(mention("mastodon", 400, 10), 1, 200_000, List.of("mastodon"), 0, 0, 0);

    assertThat(Backlash.estimate(copied, 0).factors().getFirst().points()).isEqualTo(3);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"LOW, false", "MODERATE, false", "HIGH, true", "SEVERE, true"})
  void aGreatRiskMustBeAccepted(Risk risk, boolean mustBe) {
    assertThat(risk.mustBeAccepted()).isEqualTo(mustBe);
  }

  private static Circulation it(
      String platform, long reach, long followers, long copies, long lastHour, long hourBefore) {
    return new Circulation(
        mention(platform, reach, followers), copies, 0, List.of(), 0, lastHour, hourBefore);
  }

  private static Mention mention(String platform, long reach, long followers) {
    return new Mention(
        new UUID(0, 1),
        List.of(new UUID(0, 2)),
        "test",
        platform,
        "1",
        null,
        "a",
        followers,
        "Text",
        "de",
        AT,
        AT,
        reach,
        0,
        false,
        null);
  }
}
