package io.sturmwarte.measure;

import static io.sturmwarte.measure.Points.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EffectTest {
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Instant SAID = MONDAY.plus(Duration.ofHours(6));
  private static final Instant LATER = MONDAY.plus(Duration.ofDays(9));

  static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(
            "fell",
            30,
            10,
            -0.66,
            "fell: from 120 in the 6 hours before to 40 in the 24 hours after (−67 %)"),
        Arguments.of(
            "rose",
            10,
            20,
            1.0,
            "rose: from 40 in the 6 hours before to 80 in the 24 hours after (+100 %)"),
        Arguments.of(
            "about the same",
            10,
            11,
            0.1,
            "stayed about the same: from 40 in the 6 hours before to 44"),
        Arguments.of(
            "from nothing",
            0,
            2,
            null,
            "rose: from 0.0 in the 6 hours before to 8.0 in the 24 hours after."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("changes")
  void whatFollowedIsSaidPlainly(String name, int before, int after, Double change, String said) {
    var points = Points.every(QUARTER, MONDAY, 4 * 40, i -> i < 24 ? before : after);

    var effect = Effect.of(word(1, SAID), List.of(), points, QUARTER, LATER);

    assertThat(effect.statement().en()).contains(said);
    if (change == null) {
      assertThat(effect.change()).isNull();
    } else {
      assertThat(effect.change()).isCloseTo(change, org.assertj.core.api.Assertions.within(0.01));
    }
  }

  @Test
  void germanHasItsOwnDecimals() {
    var points = Points.every(QUARTER, MONDAY, 4 * 40, i -> i < 24 ? 1 : 0);

    var effect = Effect.of(word(1, SAID), List.of(), points, QUARTER, LATER);

    assertThat(effect.statement().de())
        .isEqualTo(
            "Negative Beiträge je Stunde gingen zurück: von 4,0 in den 6 Stunden davor auf 0,0 in den 24 Stunden"
                + " danach (−100 %).");
  }

  @Test
  void onlyHoursThatHavePassedCount() {
    var points = Points.every(QUARTER, MONDAY, 4 * 9, i -> i < 24 ? 9 : 3);

    var effect =
        Effect.of(word(1, SAID), List.of(), points, QUARTER, SAID.plus(Duration.ofMinutes(190)));

    assertThat(effect.hoursAfter()).isEqualTo(3);
    assertThat(effect.after()).isEqualTo(12);
    assertThat(effect.curve()).hasSize(9);
  }

  @Test
  void inTheFirstHourNothingIsSaidYet() {
    var points = Points.every(QUARTER, MONDAY, 4 * 7, i -> 9);

    var effect =
        Effect.of(word(1, SAID), List.of(), points, QUARTER, SAID.plus(Duration.ofMinutes(50)));

    assertThat(effect.change()).isNull();
    assertThat(effect.statement().en()).startsWith("It is too early");
  }

  @Test
  void otherActionsInTheSameTimeAreNamedSinceTheyMayBeTheCause() {
    var actions =
        List.of(
            word(1, SAID),
            word(2, SAID.minusSeconds(3_600)),
            word(3, SAID.plus(Duration.ofHours(25))));
    List<Point> points = Points.every(QUARTER, MONDAY, 4 * 40, i -> 5);

    var effect = Effect.of(actions.getFirst(), actions, points, QUARTER, LATER);

    assertThat(effect.othersWithin()).isEqualTo(1);
    assertThat(effect.statement().en())
        .endsWith("There was one other public action in the same time.");
  }

  private static PublicAction word(int position, Instant at) {
    return new PublicAction(
        position, at, "publicWord", "lead", new Text("Wir prüfen", "We look into it"));
  }
}
