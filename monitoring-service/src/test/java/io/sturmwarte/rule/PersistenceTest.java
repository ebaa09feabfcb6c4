package io.sturmwarte.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PersistenceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @Test
  void beginsWithOne() {
    assertThat(Persistence.NONE.crossed(NOON).run()).isEqualTo(1);
  }

  @Test
  void aBinCountsOnceHoweverOftenItIsLookedAt() {
    assertThat(Persistence.NONE.crossed(NOON).crossed(NOON).crossed(NOON).run()).isEqualTo(1);
  }

  @Test
  void binsOneAfterTheOtherAdd() {
    assertThat(Persistence.NONE.crossed(NOON).crossed(later(5)).crossed(later(10)).run())
        .isEqualTo(3);
  }

  @Test
  void aBinWithoutItBeginsAnew() {
    assertThat(Persistence.NONE.crossed(NOON).crossed(later(5)).crossed(later(15)).run())
        .isEqualTo(1);
  }

  private static Instant later(int minutes) {
    return NOON.plusSeconds(60L * minutes);
  }
}
