package io.sturmwarte.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShareTestTest {
  private static final int DAY = 288;

  @Test
  void learnsTheShare() {
    assertThat(learned(14 * DAY, 0.3).usual()).isCloseTo(0.3, within(0.02));
  }

  @ParameterizedTest
  @CsvSource({
    // part, total of an hour at once, at least, at most
    "0, 0, 0, 0",
    "2, 2, 0, 0",
    "0, 100, 0, 0",
    "20, 100, 0, 0",
    "28, 100, 0.5, 1.5",
    "40, 100, 2, 4",
    "90, 100, 12, 40",
    "900000, 1000000, 12, 40",
  })
  void saysHowRareAShareIs(long part, long total, double least, double most) {
    var test = learned(14 * DAY, 0.2);
    quiet(test);

    assertThat(test.step(part, total)).isBetween(least, most);
  }

  @Test
  void doesNotLearnWhileItIsUnusual() {
    var test = learned(14 * DAY, 0.2);
    for (var t = 0; t < 12; t++) {
      test.step(90, 100);
    }
    var before = test.usual();

    for (var t = 0; t < DAY; t++) {
      test.step(90, 100);
    }

    assertThat(test.usual()).isEqualTo(before);
  }

  @Test
  void whatLastsLongerThanTwoDaysBecomesUsual() {
    var test = learned(14 * DAY, 0.1);
    var last = 0.0;
    for (var t = 0; t < 16 * DAY; t++) {
      last = test.step(40, 100);
    }
    assertThat(last).isLessThan(2);
    assertThat(test.usual()).isGreaterThan(0.25);
  }

  @Test
  void aShareThatWasNeverSeenIsLearnedWithoutAlarm() {
    var test = ShareTest.unlearned(6);
    for (var t = 0; t < 60 * DAY; t++) {
      test.step(0, 20);
    }
    for (var t = 0; t < 5 * DAY; t++) {
      assertThat(test.step(1, 20)).isLessThan(3);
    }
  }

  private static ShareTest learned(int bins, double share) {
    var random = new Random(17);
    var test = ShareTest.unlearned(12);
    for (var t = 0; t < bins; t++) {
      var part = 0;
      for (var i = 0; i < 10; i++) {
        part += random.nextDouble() < share ? 1 : 0;
      }
      test.step(part, 10);
    }
    return test;
  }

  private static void quiet(ShareTest test) {
    for (var t = 0; t < 12; t++) {
      test.step(0, 0);
    }
  }
}
