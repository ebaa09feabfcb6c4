package io.sturmwarte.measure;

import static io.sturmwarte.measure.Points.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurveTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void whatIsUsualIsTheMedianOfTheSameWeekdayHours() {
    var history = new ArrayList<>(Points.usual(0));
    for (var week = 0; week < 4; week++) {
      var at = week * 7 * 24 + 9;
      history.set(at, Points.point(history.get(at).at(), List.of(2L, 4L, 6L, 900L).get(week), 40));
    }

    var baseline = Baseline.of(history, BERLIN);

    assertThat(baseline.usual(hour(9))).isEqualTo(5);
    assertThat(baseline.usual(hour(10))).isZero();
    assertThat(baseline.usual(hour(7 * 24 + 9))).isEqualTo(5);
  }

  @Test
  void aWeekdayHourIsThatOfTheWallAlsoAfterTheClockWasPutForward() {
    var history = new ArrayList<>(Points.usual(0));
    for (var week = 0; week < 4; week++) {
      history.set(week * 168 + 9, Points.point(history.get(week * 168 + 9).at(), 8, 40));
    }
    var nineOnAMondayInApril = Instant.parse("2026-04-06T07:00:00Z");

    assertThat(Baseline.of(history, BERLIN).usual(nineOnAMondayInApril)).isEqualTo(8);
  }

  @Test
  void fewerThanSevenDaysWithScoresTellNoUsualShare() {
    var history = Points.usual(10).subList(0, 6 * 24);

    assertThat(Baseline.of(history, BERLIN).usualShare()).isEmpty();
    assertThat(Baseline.of(Points.usual(10), BERLIN).usualShare())
        .contains(new Baseline.Share(0.25, 0));
  }

  @Test
  void theFirstOfTwoEqualHoursIsThePeak() {
    var curve = curve(10, 10, 90, 90, 12);

    assertThat(curve.peak(hour(0), hour(5))).map(Point::at).contains(hour(2));
  }

  @Test
  void hoursBeforeAndAfterDoNotCountForThePeak() {
    var curve = curve(500, 10, 90, 12, 700);

    assertThat(curve.peak(hour(1), hour(4))).map(Point::negatives).contains(90L);
    assertThat(curve.reach(hour(1), hour(4))).isEqualTo(3 * 400);
  }

  @Test
  void withoutNegativesThereIsNoPeak() {
    assertThat(curve(0, 0, 0).peak(hour(0), hour(3))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        "halves at once and stays so,      10 110 60 50 40 30,         1",
        "comes back once,                  10 110 50 100 50 40 30,     3",
        "falls slowly,                     10 110 100 90 80 60 55 50,  4",
        "has not halved yet,               10 110 100 90 80,           -",
        "only two hours are known,         10 110 30 20,               -",
        "what is usual does not count,     10 30 22 21 20 20 20,       3",
        "no more than usual at its peak,   5 10 4 4 4,                 -",
      })
  void halfLifeInHours(String name, String negatives, Long hours) {
    var curve = curve(Stream.of(negatives.split(" ")).mapToLong(Long::parseLong).toArray());
    var peak = curve.peak(hour(0), hour(24)).orElseThrow();

    assertThat(curve.halfLife(peak).map(Duration::toHours).orElse(null)).isEqualTo(hours);
  }

  @Test
  void recoveredIsTheFirstDayWithTheShareNoMoreThanOneMadAbove() {
    var baseline = new Baseline(BERLIN, java.util.Map.of(), new Baseline.Share(0.25, 0.05));
    // 40 mentions an hour: 12 negatives are a share of 0.30, which is just inside.
    var curve = new Curve(Points.hours(hour(0), series(6, 38, 30, 12)), baseline);

    var peak = curve.peak(hour(0), hour(6)).orElseThrow();

    assertThat(curve.recoveredAt(peak)).contains(hour(6));
  }

  @Test
  void aShareOfOneMadAndAMentionAboveIsNotRecovered() {
    var baseline = new Baseline(BERLIN, java.util.Map.of(), new Baseline.Share(0.25, 0.05));
    var curve = new Curve(Points.hours(hour(0), series(6, 38, 30, 13)), baseline);

    assertThat(curve.recoveredAt(curve.peak(hour(0), hour(6)).orElseThrow())).isEmpty();
  }

  @Test
  void belowTheUsualShareIsRecoveredToo() {
    var curve =
        new Curve(
            Points.hours(hour(0), series(6, 38, 30, 1)), Baseline.of(Points.usual(10), BERLIN));

    assertThat(curve.recoveredAt(curve.peak(hour(0), hour(6)).orElseThrow())).isPresent();
  }

  @Test
  void onePostMoreInAnEvenBrandIsNoStorm() {
    assertThat(new Baseline.Share(0.25, 0).holds(26, 100)).isTrue();
    assertThat(new Baseline.Share(0.25, 0).holds(27, 100)).isFalse();
  }

  @Test
  void residualIsTheShareAboveTheUsualOne() {
    var curve =
        new Curve(
            Points.hours(hour(0), series(0, 0, 24, 14)), Baseline.of(Points.usual(10), BERLIN));

    assertThat(curve.residual(hour(0)).orElseThrow()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void residualIsUnknownWhileTheDayIsNotOver() {
    var curve =
        new Curve(
            Points.hours(hour(0), series(0, 0, 20, 14)), Baseline.of(Points.usual(10), BERLIN));

    assertThat(curve.residual(hour(0))).isEmpty();
  }

  private static Curve curve(long... negatives) {
    return new Curve(Points.hours(hour(0), negatives), Baseline.of(Points.usual(10), BERLIN));
  }

  /** So many hours of a storm, then so many others. */
  private static long[] series(int hours, long storm, int later, long calm) {
    return LongStream.concat(
            LongStream.generate(() -> storm).limit(hours),
            LongStream.generate(() -> calm).limit(later))
        .toArray();
  }

  private static Instant hour(int number) {
    return MONDAY.plus(Duration.ofHours(number));
  }
}
