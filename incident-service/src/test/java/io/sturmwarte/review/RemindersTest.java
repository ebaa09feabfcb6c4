package io.sturmwarte.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindersTest {
  private static final Instant DUE = Instant.parse("2026-06-30T15:00:00Z");

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "long before,            2026-05-01T00:00:00Z, 2026-06-23T15:00:00Z",
    "in the last week,       2026-06-25T00:00:00Z, 2026-06-29T15:00:00Z",
    "a week before to the s, 2026-06-23T15:00:00Z, 2026-06-29T15:00:00Z",
    "on the last day,        2026-06-30T08:00:00Z, 2026-06-30T15:00:00Z",
    "when it falls due,      2026-06-30T15:00:00Z, 2026-07-07T15:00:00Z",
    "a day late,             2026-07-01T15:00:00Z, 2026-07-07T15:00:00Z",
    "a week late,            2026-07-07T15:00:00Z, 2026-07-14T15:00:00Z",
    "half a year late,       2026-12-30T16:00:00Z, 2027-01-05T15:00:00Z",
  })
  void theNextReminderIs(String name, Instant now, Instant expected) {
    assertThat(Reminders.after(now, DUE)).isEqualTo(expected);
  }
}
