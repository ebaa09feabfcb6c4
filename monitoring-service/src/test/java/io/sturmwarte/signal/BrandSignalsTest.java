package io.sturmwarte.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandSignalsTest {
  @Test
  void agreesWithValuesComputedIndependently() throws IOException {
    var signals = BrandSignals.unlearned();
    var compared = 0;
    for (var line : golden()) {
      var cells = line.split(",", -1);
      var counts = Arrays.stream(cells, 0, 5).mapToLong(Long::parseLong).toArray();
      var verdict =
          signals.step(
              new Bin(at(counts[0]), counts[1], counts[1], counts[2], counts[3], counts[4]));
      if (!cells[5].isEmpty()) {
        var computed = Arrays.stream(cells, 5, 12).mapToDouble(Double::parseDouble).toArray();
        assertThat(scores(verdict)).as(line).containsExactly(computed, within(1e-4));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(200);
  }

  private static double[] scores(Verdict verdict) {
    return new double[] {
      verdict.negatives(),
      verdict.share(),
      verdict.lastingNegatives(),
      verdict.lastingShare(),
      verdict.mentions(),
      verdict.duplicates(),
      verdict.youngAccounts()
    };
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    var signals = learned(500);

    var resumed = BrandSignals.of(signals.toBytes());

    for (var t = 500; t < 560; t++) {
      assertThat(resumed.step(bin(t, t, t / 2))).isEqualTo(signals.step(bin(t, t, t / 2)));
    }
  }

  @Test
  void whatAnotherVersionWroteIsLearnedAnew() {
    var state = learned(500).toBytes();
    var older = state.clone();
    older[0]--;

    assertThat(BrandSignals.of(state).bins()).isEqualTo(500);
    assertThat(BrandSignals.of(older).bins()).isZero();
    assertThat(BrandSignals.of(new byte[0]).bins()).isZero();
    assertThat(BrandSignals.of(Arrays.copyOf(state, state.length + 8)).bins()).isZero();
  }

  @Test
  void copiedTextsFromYoungAccountsAreAnAlert() {
    var signals = learned(2_000);

    var verdict = signals.step(new Bin(at(2_000), 20, 20, 4, 18, 15));

    assertThat(verdict.causes()).containsExactly(Verdict.Cause.COORDINATED);
    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ALERT);
  }

  @Test
  void threeHoursOfTwiceTheNegativesAreASlowBurn() {
    var signals = learned(8_064);

    var verdict = new Verdict(0, 0, 0, 0, 0, 0, 0, false, false);
    for (var t = 8_064; t < 8_064 + 36; t++) {
      verdict = signals.step(bin(t, 7, t % 2 == 0 ? 2 : 3));
    }

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ALERT);
    assertThat(verdict.causes()).contains(Verdict.Cause.LASTING);
  }

  @Test
  void copiedTextsAloneAreNone() {
    assertThat(learned(2_000).step(new Bin(at(2_000), 12, 12, 2, 11, 0)).kind())
        .isEqualTo(Verdict.Kind.NONE);
  }

  /** Where counts hardly vary, chance alone makes something unusual every other day. */
  @ParameterizedTest
  @CsvSource({"0.65, 0.1, 2", "0.65, 0.3, 4", "2, 0.2, 2", "6, 0.2, 2", "6, 0.3, 2", "25, 0.2, 2"})
  void aSteadyBrandIsLeftInPeace(double mentionsOfABin, double negativeShare, int most) {
    var random = new Random(11);
    var signals = BrandSignals.unlearned();
    var quietUntil = 0;
    var alerts = 0;
    for (var t = 0; t < 12_960; t++) {
      var mentions = poisson(random, mentionsOfABin * (1 + 0.8 * Math.sin(Math.PI * t / 144)));
      var negatives =
          IntStream.range(0, mentions).filter(i -> random.nextDouble() < negativeShare).count();
      var verdict = signals.step(bin(t, mentions, (int) negatives));
      if (t >= 4_032 && t >= quietUntil && verdict.kind() == Verdict.Kind.ALERT) {
        alerts++;
        quietUntil = t + 72;
      }
    }

    // In 31 days. The fewer mentions, the harder it is.
    assertThat(alerts).isLessThanOrEqualTo(most);
  }

  private static int poisson(Random random, double mean) {
    var product = random.nextDouble();
    var count = 0;
    while (product > Math.exp(-mean)) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  @Test
  void aCopyLeavesNoTrace() {
    var signals = learned(500);
    var before = signals.toBytes();

    signals.copy().step(bin(500, 1_000, 900));

    assertThat(signals.toBytes()).isEqualTo(before);
  }

  @Test
  void aBurstOfNegativesIsAnAlert() {
    assertThat(learned(2_000).step(bin(2_000, 60, 50)).kind()).isEqualTo(Verdict.Kind.ALERT);
  }

  @Test
  void negativesAtTheUsualVolumeAreAnAlertByTheirShare() {
    var signals = learned(2_000);

    var verdict = new Verdict(0, 0, 0, 0, 0, 0, 0, false, false);
    for (var t = 2_000; t < 2_012 && verdict.kind() == Verdict.Kind.NONE; t++) {
      verdict = signals.step(bin(t, 6, 6));
    }

    assertThat(verdict.kind()).isEqualTo(Verdict.Kind.ALERT);
    assertThat(verdict.mentions()).isLessThan(4);
  }

  @Test
  void praiseThatGoesViralIsAWatch() {
    assertThat(learned(2_000).step(bin(2_000, 200, 2)).kind()).isEqualTo(Verdict.Kind.WATCH);
  }

  @Test
  void whatIsUsualIsNothing() {
    var signals = learned(2_000);
    assertThat(signals.step(bin(2_000, 6, 1)).kind()).isEqualTo(Verdict.Kind.NONE);
    assertThat(signals.usualMentions(at(2_000))).isBetween(4.5, 7.5);
    assertThat(signals.usualNegativeShare()).isBetween(0.1, 0.3);
    assertThat(signals.highNegatives(at(2_000), 12))
        .isGreaterThan(12 * signals.usualNegatives(at(2_000)));
  }

  @Test
  void anHourOfEightyTimesAsMuchHardlyLiftsWhatIsUsual() {
    var signals = learned(2_000);
    var before = signals.usualMentions(at(2_000));

    for (var t = 2_000; t < 2_012; t++) {
      signals.step(bin(t, 500, 400));
    }

    assertThat(signals.usualMentions(at(2_012))).isLessThan(2 * before);
  }

  @Test
  void theGammaFunctionIsExact() {
    assertThat(BetaBinomial.logGamma(1)).isCloseTo(0, within(1e-12));
    assertThat(BetaBinomial.logGamma(0.5)).isCloseTo(Math.log(Math.sqrt(Math.PI)), within(1e-12));
    assertThat(BetaBinomial.logGamma(11)).isCloseTo(Math.log(3_628_800), within(1e-10));
  }

  /** Six mentions a bin, one in five negative. */
  private static BrandSignals learned(int bins) {
    var random = new Random(3);
    var signals = BrandSignals.unlearned();
    for (var t = 0; t < bins; t++) {
      var mentions = 3 + random.nextInt(7);
      var negatives = 0;
      for (var i = 0; i < mentions; i++) {
        negatives += random.nextInt(5) == 0 ? 1 : 0;
      }
      signals.step(bin(t, mentions, negatives));
    }
    return signals;
  }

  private static Bin bin(long t, long mentions, long negatives) {
    return new Bin(at(t), mentions, mentions, negatives, 0, 0);
  }

  private static Instant at(long t) {
    return Instant.EPOCH.plus(Bins.LENGTH.multipliedBy(t));
  }

  private static List<String> golden() throws IOException {
    var file =
        Objects.requireNonNull(BrandSignalsTest.class.getResourceAsStream("/signal/golden.csv"));
    try (var reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    }
  }
}
