package io.sturmwarte.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0     | 0 Meldungen     | 0 mentions",
        "1     | 1 Meldung       | 1 mention",
        "2     | 2 Meldungen     | 2 mentions",
        "12345 | 12.345 Meldungen| 12,345 mentions"
      })
  void counts(long count, String de, String en) {
    assertThat(Wording.DE.count(count, "Meldung", "Meldungen")).isEqualTo(de);
    assertThat(Wording.EN.count(count, "mention", "mentions")).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.01  | üblich ist keine            | none is usual",
        "0.34  | üblich ist weniger als eine | less than one is usual",
        "1.02  | üblich ist etwa eine        | about one is usual",
        "4.2   | üblich sind etwa 4          | about 4 are usual",
        "1234  | üblich sind etwa 1.234      | about 1,234 are usual"
      })
  void saysWhatIsUsual(double value, String de, String en) {
    assertThat(Wording.DE.usual(value)).isEqualTo(de);
    assertThat(Wording.EN.usual(value)).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PT20S   | weniger als einer Minute       | less than a minute",
        "PT1M    | einer Minute                   | one minute",
        "PT45M   | 45 Minuten                     | 45 minutes",
        "PT1H    | einer Stunde                   | one hour",
        "PT2H5M  | 2 Stunden und 5 Minuten        | 2 hours and 5 minutes",
        "PT47H   | 47 Stunden                     | 47 hours",
        "P3D     | 3 Tagen                        | 3 days"
      })
  void saysHowLong(Duration duration, String de, String en) {
    assertThat(Wording.DE.duration(duration)).isEqualTo(de);
    assertThat(Wording.EN.duration(duration)).isEqualTo(en);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "87      | 87            | 87",
        "8449    | 8.400         | 8,400",
        "995000  | 1.000.000     | 1,000,000",
        "1000000 | 1 Million     | 1 million",
        "1248300 | 1,2 Millionen | 1.2 million"
      })
  void roundsRoughly(long count, String de, String en) {
    assertThat(Wording.DE.rough(count)).isEqualTo(de);
    assertThat(Wording.EN.rough(count)).isEqualTo(en);
  }

  @Test
  void listsThings() {
    assertThat(Wording.DE.list(List.of("a", "b", "c"))).isEqualTo("a, b und c");
    assertThat(Wording.EN.list(List.of("a", "b"))).isEqualTo("a and b");
    assertThat(Wording.EN.list(List.of("a"))).isEqualTo("a");
    assertThat(Wording.EN.list(List.of())).isEmpty();
  }

  @Test
  void saysTheTimeInTheZoneOfTheReader() {
    var now = Instant.parse("2026-11-22T12:00:00Z");
    var berlin = ZoneId.of("Europe/Berlin");

    assertThat(Wording.DE.time(Instant.parse("2026-11-22T08:05:00Z"), now, berlin))
        .isEqualTo("09:05 Uhr");
    assertThat(Wording.DE.time(Instant.parse("2026-11-21T22:05:00Z"), now, berlin))
        .isEqualTo("21. November, 23:05 Uhr");
    assertThat(Wording.EN.time(Instant.parse("2026-11-21T22:05:00Z"), now, berlin))
        .isEqualTo("21 November, 23:05");
  }
}
