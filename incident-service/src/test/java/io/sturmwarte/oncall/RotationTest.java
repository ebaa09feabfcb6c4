package io.sturmwarte.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RotationTest {
  private static final UUID ANNA = new UUID(0, 1);
  private static final UUID BEN = new UUID(0, 2);
  private static final UUID CLEO = new UUID(0, 3);

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "before the start nobody,                  day,   1, 2026-01-05T09:00, 2026-01-05T07:59:59Z, -",
    "the first begins at the start,            day,   1, 2026-01-05T09:00, 2026-01-05T08:00:00Z, Anna",
    "until just before the hand-over,          day,   1, 2026-01-05T09:00, 2026-01-06T07:59:59Z, Anna",
    "at the hand-over the second,              day,   1, 2026-01-05T09:00, 2026-01-06T08:00:00Z, Ben",
    "after the last the first again,           day,   1, 2026-01-05T09:00, 2026-01-08T08:00:00Z, Anna",
    "in summer at the same time on the wall,   day,   1, 2026-03-28T09:00, 2026-03-29T07:00:00Z, Ben",
    "and not an hour earlier,                  day,   1, 2026-03-28T09:00, 2026-03-29T06:59:59Z, Anna",
    "in winter as well,                        day,   1, 2026-10-24T09:00, 2026-10-25T07:59:59Z, Anna",
    "a week,                                   week,  1, 2026-01-05T09:00, 2026-01-12T08:00:00Z, Ben",
    "every two weeks,                          week,  2, 2026-01-05T09:00, 2026-01-18T22:00:00Z, Anna",
    "every two weeks the next,                 week,  2, 2026-01-05T09:00, 2026-01-19T08:00:00Z, Ben",
    "every hour,                               hour,  1, 2026-01-05T09:00, 2026-01-05T09:30:00Z, Ben",
    "twelve hours stay day and night,          hour, 12, 2026-03-28T07:00, 2026-03-29T04:59:59Z, Ben",
    "across the change of the clocks,          hour, 12, 2026-03-28T07:00, 2026-03-29T05:00:00Z, Cleo",
    "the hour that is skipped has no turn,     hour,  1, 2026-03-29T01:00, 2026-03-29T01:00:00Z, Cleo",
    "the hour that comes twice is one turn,    hour,  1, 2026-10-25T01:00, 2026-10-25T01:30:00Z, Ben",
    "a month ends on its last day,             month, 1, 2026-01-31T09:00, 2026-02-28T08:00:00Z, Ben",
    "and the next is not pulled to the 28th,   month, 1, 2026-01-31T09:00, 2026-03-30T07:00:00Z, Ben",
    "but begins on the 31st,                   month, 1, 2026-01-31T09:00, 2026-03-31T07:00:00Z, Cleo",
    "a quarter,                                month, 3, 2026-01-01T09:00, 2026-07-01T07:00:00Z, Cleo",
    "29 February,                              month,12, 2024-02-29T09:00, 2025-02-28T08:00:00Z, Ben"
  })
  void turnGoesTo(
      String because, String unit, int every, LocalDateTime start, Instant at, String name) {
    var person = rotation(unit, every, start).personAt(at).map(RotationTest::name).orElse("-");

    assertThat(person).as(because).isEqualTo(name);
  }

  @Test
  void handOverInAnHourThatIsSkippedHappensWhenTheClocksJump() {
    var rotation = rotation("day", 1, LocalDateTime.parse("2026-03-28T02:30"));

    assertThat(rotation.nextHandOver(Instant.parse("2026-03-28T12:00:00Z")))
        .isEqualTo("2026-03-29T01:00:00Z");
  }

  @Test
  void handOverInAnHourThatComesTwiceHappensTheFirstTime() {
    var rotation = rotation("day", 1, LocalDateTime.parse("2026-10-24T02:30"));

    assertThat(rotation.nextHandOver(Instant.parse("2026-10-24T12:00:00Z")))
        .isEqualTo("2026-10-25T00:30:00Z");
  }

  @Test
  void nobodyAnswersInARotationWithoutPeople() {
    var empty =
        new Rotation(
            ANNA,
            "nord",
            "Leer",
            ZoneId.of("Europe/Berlin"),
            LocalDateTime.parse("2026-01-05T09:00"),
            Rotation.Unit.DAY,
            1,
            List.of(),
            0);

    assertThat(empty.personAt(Instant.parse("2026-02-01T00:00:00Z"))).isEmpty();
  }

  static Rotation rotation(String unit, int every, LocalDateTime start) {
    return new Rotation(
        new UUID(1, 1),
        "nord",
        "Presse",
        ZoneId.of("Europe/Berlin"),
        start,
        Rotation.Unit.of(unit),
        every,
        List.of(ANNA, BEN, CLEO),
        0);
  }

  private static String name(UUID person) {
    return person.equals(ANNA) ? "Anna" : person.equals(BEN) ? "Ben" : "Cleo";
  }
}
