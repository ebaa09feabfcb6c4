package io.sturmwarte.signal;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectorTest {
  private static final int DAY = 288;
  private static final int KILOBYTE = 1_024;

  @Test
  void isWrittenInLessThanAKilobyte() {
    assertThat(Detector.BYTES).isLessThanOrEqualTo(KILOBYTE);
  }

  @Test
  void takesLessThanAKilobyteOfMemory() {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var kept = new Detector[1_000];
    kept[0] = Detector.unlearned();

    var before = thread.getCurrentThreadAllocatedBytes();
    for (var i = 1; i < kept.length; i++) {
      kept[i] = Detector.unlearned();
    }
    var each = (thread.getCurrentThreadAllocatedBytes() - before) / (kept.length - 1);

    assertThat(each).isBetween((long) Detector.BYTES / 2, (long) KILOBYTE);
  }

  @Test
  void isSilentAboutSilence() {
    var detector = Detector.unlearned();
    for (var t = 0; t < 30 * DAY; t++) {
      assertThat(detector.step(0, hour(t))).isEqualTo(new Detector.Score(0, 0, false, false));
    }
    assertThat(detector.usual(0)).isEqualTo(0.2);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, 1e3, 1e6, 1e9, 1e15})
  void staysFiniteWhateverTheCounts(double most) {
    var random = new Random(7);
    var detector = Detector.unlearned();
    for (var t = 0; t < 10 * DAY; t++) {
      var count = random.nextInt(50) == 0 ? most : 0;
      assertThat(detector.step(count, hour(t)).sum()).isFinite().isNotNegative();
      assertThat(detector.usual(hour(t))).isFinite().isPositive();
      assertThat(detector.high(detector.usual(hour(t)), 36)).isFinite().isPositive();
    }
  }

  @Test
  void aBurstHardlyLiftsWhatIsUsual() {
    var detector = learned(14 * DAY, t -> 5);
    var before = detector.usual(hour(14 * DAY));

    for (var t = 14 * DAY; t < 14 * DAY + 12; t++) {
      detector.step(10_000, hour(t));
    }

    assertThat(detector.usual(hour(14 * DAY + 12))).isLessThan(1.2 * before);
  }

  @Test
  void aBurstIsAnAlarmAndSoIsTheSameAFortnightLater() {
    var detector = learned(14 * DAY, t -> 5);

    var first = detector.step(80, hour(14 * DAY)).sum();
    for (var t = 14 * DAY + 1; t < 28 * DAY; t++) {
      detector.step(poisson(5, new Random(t)), hour(t));
    }
    var second = detector.step(80, hour(28 * DAY)).sum();

    assertThat(first).isGreaterThan(Detector.ALARM);
    assertThat(second).isGreaterThan(Detector.ALARM);
  }

  @Test
  void onlyTheFirstBinsOfAClusterTeachWhatIsRare() {
    var detector = learned(14 * DAY, t -> 5);
    var t = 14 * DAY;
    while (t < 14 * DAY + 24) {
      detector.step(500, hour(t++));
    }
    var taught = detector.high(5, 1);

    while (t < 14 * DAY + 60) {
      detector.step(500, hour(t++));
    }

    assertThat(detector.high(5, 1)).isEqualTo(taught);
  }

  @Test
  void aGreatDaySwingIsLearned() {
    var detector = learned(21 * DAY, t -> 10 * Math.exp(Math.cos(2 * Math.PI * t / DAY)));
    assertThat(detector.usual(0) / detector.usual(12)).isGreaterThan(4);
  }

  @Test
  void aSmallDaySwingDoesNotCount() {
    var detector = learned(21 * DAY, t -> 10 * Math.exp(0.2 * Math.cos(2 * Math.PI * t / DAY)));
    assertThat(detector.usual(0)).isEqualTo(detector.usual(12));
  }

  @Test
  void theWeekendHasHoursOfItsOwn() {
    var detector = learned(28 * DAY, t -> t / DAY % 7 < 5 ? 20 : 4);
    assertThat(detector.usual(12) / detector.usual(36)).isGreaterThan(3);
  }

  @Test
  void goesOnFromItsBytesAsIfNothingHadHappened() {
    IntToDoubleFunction rate = t -> t % 1_000 < 990 ? 3 : 60;
    var random = new Random(11);
    var detector = Detector.unlearned();
    var resumed = Detector.unlearned();
    for (var t = 0; t < 20 * DAY; t++) {
      var count = poisson(rate.applyAsDouble(t), random);
      assertThat(resumed.step(count, hour(t))).isEqualTo(detector.step(count, hour(t)));
      resumed = t % 7 == 0 ? resumed.copy() : resumed;
    }
    assertThat(written(resumed)).isEqualTo(written(detector));
  }

  private static Detector learned(int bins, IntToDoubleFunction rate) {
    var random = new Random(5);
    var detector = Detector.unlearned();
    for (var t = 0; t < bins; t++) {
      detector.step(poisson(rate.applyAsDouble(t), random), hour(t));
    }
    return detector;
  }

  private static int hour(int t) {
    return t / 12 % 24 + (t / DAY % 7 < 5 ? 0 : 24);
  }

  private static int poisson(double mean, Random random) {
    if (mean > 200) {
      return (int) Math.round(mean + Math.sqrt(mean) * random.nextGaussian());
    }
    var limit = Math.exp(-mean);
    var product = random.nextDouble();
    var count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  private static byte[] written(Detector detector) {
    var bytes = ByteBuffer.allocate(Detector.BYTES);
    detector.write(bytes);
    return bytes.array();
  }
}
