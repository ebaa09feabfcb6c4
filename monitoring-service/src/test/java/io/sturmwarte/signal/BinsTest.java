package io.sturmwarte.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BinsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-05T00:00:00Z, 2026-01-05T00:00:00Z, 0",
    "2026-01-05T00:04:59.999Z, 2026-01-05T00:00:00Z, 0",
    "2026-01-09T23:59:00Z, 2026-01-09T23:55:00Z, 23",
    "2026-01-10T00:00:00Z, 2026-01-10T00:00:00Z, 24",
    "2026-01-11T13:07:00Z, 2026-01-11T13:05:00Z, 37",
    "1969-12-31T23:58:00Z, 1969-12-31T23:55:00Z, 23",
  })
  void anInstantIsInABinAndAnHour(Instant instant, Instant start, int hour) {
    assertThat(Bins.startOf(instant)).isEqualTo(start);
    assertThat(Bins.hour(instant)).isEqualTo(hour);
  }
}
