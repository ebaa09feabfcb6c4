package io.sturmwarte.situation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.situation.Peaks.Bin;
import io.sturmwarte.storm.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PeaksTest {
  private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  private static final BrandSignals UNLEARNED = BrandSignals.unlearned();

  @Test
  void nothingSaidIsNothingReached() {
    var peaks = peaks();

    assertThat(peaks.mentions()).isZero();
    assertThat(peaks.reachPerHour()).isZero();
    assertThat(peaks.excess()).isZero();
  }

  @Test
  void anHourIsAnyTwelveBinsInARow() {
    var peaks = peaks(bin(0, 10, 100), bin(55, 20, 200));

    assertThat(peaks.negativesPerHour()).isEqualTo(30);
    assertThat(peaks.reachPerHour()).isEqualTo(300);
  }

  @Test
  void whatIsAnHourApartIsNotAddedUp() {
    var peaks = peaks(bin(0, 10, 100), bin(60, 20, 50));

    assertThat(peaks.negativesPerHour()).isEqualTo(20);
    assertThat(peaks.reachPerHour()).isEqualTo(100);
  }

  @Test
  void theWorstHourCountsHoweverLongAgo() {
    var peaks = peaks(bin(0, 2, 10), bin(120, 40, 900), bin(600, 1, 5));

    assertThat(peaks.negativesPerHour()).isEqualTo(40);
    assertThat(peaks.mentions()).isEqualTo(43);
  }

  @Test
  void theExcessIsThatOfTheLevel() {
    var usual = 12 * UNLEARNED.usualNegatives(START);

    assertThat(peaks(bin(0, 80, 0)).excess()).isEqualTo(Facts.excess(80, usual), within(1e-9));
  }

  private static Peaks peaks(Bin... bins) {
    return Peaks.of(START, START.plus(Duration.ofHours(12)), List.of(bins), UNLEARNED, 0);
  }

  private static Bin bin(int minute, long negatives, long reach) {
    var id = List.of(new UUID(0, minute));
    var start = START.plus(Duration.ofMinutes(minute));
    return new Bin(start, negatives, negatives, reach, 0, negatives, id, List.of());
  }
}
