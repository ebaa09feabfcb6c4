package io.sturmwarte.benchmarks.storms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.benchmarks.storms.Brand.Event;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Bins;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static final int WEEK = 2_016;

  /** Ten mentions a bin for three weeks; the first week teaches. */
  private static Brand brand(Event... events) {
    var bins =
        IntStream.range(0, 3 * WEEK)
            .mapToObj(
                t -> new Bin(Instant.EPOCH.plus(Bins.LENGTH.multipliedBy(t)), 10, 10, 2, 0, 0))
            .toList();
    return new Brand("made by hand", WEEK, bins, List.of(events), List.of());
  }

  private static Outcome outcome(Brand brand, int... alarms) {
    var speaks = new boolean[brand.bins().size()];
    IntStream.of(alarms).forEach(bin -> speaks[bin] = true);
    return Outcome.of(List.of(brand), ignored -> speaks, 4);
  }

  private static Event storm(int onset, int end) {
    return new Event("influencer", onset, end, true, 8);
  }

  private static Event meme(int onset, int end) {
    return new Event("meme", onset, end, false, 8);
  }

  @Test
  void anAlarmAfterTheOnsetFindsTheStorm() {
    var outcome = outcome(brand(storm(3_000, 3_200)), 3_002);

    assertThat(outcome.recall()).isEqualTo(1);
    assertThat(outcome.delay(0.5)).isEqualTo(15);
    assertThat(outcome.mentionsBefore()).isEqualTo(30);
    assertThat(outcome.falseAlarms()).isZero();
    assertThat(outcome.precision()).isEqualTo(1);
  }

  @Test
  void aStormThatIsOverIsFoundForSixHours() {
    assertThat(outcome(brand(storm(3_000, 3_010)), 3_072).recall()).isEqualTo(1);
    assertThat(outcome(brand(storm(3_000, 3_010)), 3_073).recall()).isZero();
  }

  @Test
  void anEchoIsNeitherFoundNorFalse() {
    var outcome = outcome(brand(storm(3_000, 3_200)), 3_272);
    assertThat(outcome.recall()).isZero();
    assertThat(outcome.falseAlarms()).isZero();
    assertThat(outcome(brand(storm(3_000, 3_200)), 3_273).falseAlarms()).isEqualTo(1);
  }

  @Test
  void nothingIsToldForSixHoursAfterAnAlarm() {
    var outcome = outcome(brand(), 2_100, 2_101, 2_172, 2_173);
    assertThat(outcome.falseAlarms()).isEqualTo(2);
    assertThat(outcome.falseAlarmsPerWeek()).isEqualTo(1);
  }

  @Test
  void whatComesWhileItLearnsDoesNotCount() {
    assertThat(outcome(brand(), 100, WEEK - 1).falseAlarms()).isZero();
    assertThat(outcome(brand(), WEEK).falseAlarms()).isEqualTo(1);
  }

  @Test
  void aMemeThatIsToldCostsPrecision() {
    var outcome = outcome(brand(storm(2_100, 2_200), meme(4_000, 4_100)), 2_100, 4_000, 5_000);

    assertThat(outcome.precision()).isCloseTo(1 / 3.0, within(1e-9));
    assertThat(outcome.ofKind("meme").found()).isEqualTo(1);
    assertThat(outcome.kinds(true)).containsExactly("influencer");
    assertThat(outcome.kinds(false)).containsExactly("meme");
  }

  @Test
  void aSmallStormDoesNotCountAndIsNoFalseAlarmEither() {
    var outcome = outcome(brand(new Event("slow", 3_000, 3_200, true, 2)), 3_000);
    assertThat(outcome.seen()).isEmpty();
    assertThat(outcome.falseAlarms()).isZero();
  }
}
