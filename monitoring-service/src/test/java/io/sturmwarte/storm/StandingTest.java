package io.sturmwarte.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StandingTest {
  private static final Instant START = Instant.parse("2026-11-22T09:00:00Z");
  private static final Duration RISE = Duration.ofSeconds(30);
  private static final Duration FALL = Duration.ofHours(1);

  @Test
  void risesOnlyAfterASecondLookAndThenToTheLowestSeen() {
    var once = at(0).next(5, START, RISE, FALL);
    var tooSoon = once.next(4, START.plusSeconds(29), RISE, FALL);
    var risen = tooSoon.next(5, START.plusSeconds(30), RISE, FALL);

    assertThat(once.level()).isZero();
    assertThat(tooSoon.level()).isZero();
    assertThat(risen.level()).isEqualTo(4);
    assertThat(risen.since()).isEqualTo(START.plusSeconds(30));
  }

  @Test
  void oneCalmLookStopsTheRise() {
    var standing =
        at(0)
            .next(5, START, RISE, FALL)
            .next(0, START.plusSeconds(20), RISE, FALL)
            .next(5, START.plusSeconds(40), RISE, FALL);

    assertThat(standing.level()).isZero();
  }

  @Test
  void fallsAfterAnHourBelowAndThenToTheHighestSeen() {
    var standing = at(5);
    for (var minute = 0; minute < 60; minute++) {
      standing = standing.next(minute == 30 ? 2 : 1, START.plusSeconds(60L * minute), RISE, FALL);
      assertThat(standing.level()).isEqualTo(5);
    }

    assertThat(standing.next(1, START.plus(FALL), RISE, FALL).level()).isEqualTo(2);
  }

  @Test
  void oneStormyLookBeginsTheHourAnew() {
    var standing =
        at(5)
            .next(1, START, RISE, FALL)
            .next(5, START.plusSeconds(3_000), RISE, FALL)
            .next(1, START.plusSeconds(3_010), RISE, FALL)
            .next(1, START.plus(FALL), RISE, FALL);

    assertThat(standing.level()).isEqualTo(5);
  }

  @Test
  void doesNotFallInTheDark() {
    var standing =
        at(5)
            .next(1, START, RISE, FALL)
            .nextInTheDark(0, START.plusSeconds(1_800), RISE, FALL)
            .nextInTheDark(0, START.plus(FALL), RISE, FALL);

    assertThat(standing.level()).isEqualTo(5);
    assertThat(standing.falling()).isNull();
  }

  @Test
  void risesInTheDark() {
    var standing =
        at(1)
            .nextInTheDark(4, START, RISE, FALL)
            .nextInTheDark(4, START.plusSeconds(30), RISE, FALL);

    assertThat(standing.level()).isEqualTo(4);
  }

  private static Standing at(int level) {
    return new Standing(level, START, null, null);
  }
}
