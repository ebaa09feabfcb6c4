package io.sturmwarte.measure;

import static io.sturmwarte.measure.Points.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OnsetTest {
  private static final int BUCKETS = 288;
  private static final Instant OPENED = MONDAY.plus(Onset.LOOK_BACK);

  static Stream<Arguments> curves() {
    return Stream.of(
        row("a step is found to the bucket", 0, i -> i < 270 ? 0 : 5, 270),
        row("a slow rise is found where it begins", 0, i -> i < 240 ? 0 : 1, 240),
        row("what is usual is no rise", 24, i -> 2, null),
        row("twice the usual is within chance", 24, i -> i < 240 ? 2 : 3, null),
        row("four times the usual is a rise", 24, i -> i < 260 ? 2 : 8, 260),
        row("a storm that passed before does not count", 0, i -> i < 20 ? 9 : 0, null),
        row("a gap of a few minutes does not end it", 0, i -> i >= 250 && i != 255 ? 6 : 0, 250),
        row("a lively day is not its beginning", 1, i -> i < 278 ? (i % 4 == 0 ? 1 : 0) : 6, 278),
        row("a single post is not yet a storm", 0, i -> i == 280 ? 1 : 0, null),
        row("a curve without anything", 0, i -> 0, null));
  }

  private static Arguments row(String name, double usual, IntToLongFunction curve, Integer bucket) {
    return Arguments.of(name, usual, curve, bucket);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("curves")
  void onsetIs(String name, double usual, IntToLongFunction curve, Integer bucket) {
    var points = Points.every(Onset.BUCKET, MONDAY, BUCKETS, curve);

    var onset = Onset.of(points, usual(usual), OPENED);

    assertThat(
            onset
                .map(at -> (int) Duration.between(MONDAY, at).dividedBy(Onset.BUCKET))
                .orElse(null))
        .isEqualTo(bucket);
  }

  @Test
  void whatComesAfterTheOpeningDoesNotCount() {
    var points = Points.every(Onset.BUCKET, MONDAY, BUCKETS, i -> i < 100 ? 0 : 9);

    assertThat(Onset.of(points, usual(0), MONDAY.plus(Onset.BUCKET.multipliedBy(90)))).isEmpty();
  }

  private static Baseline usual(double perHour) {
    var hours = new java.util.HashMap<Integer, Double>();
    for (var hour = 0; hour < 168; hour++) {
      hours.put(hour, perHour);
    }
    return new Baseline(ZoneId.of("Europe/Berlin"), Map.copyOf(hours), null);
  }
}
