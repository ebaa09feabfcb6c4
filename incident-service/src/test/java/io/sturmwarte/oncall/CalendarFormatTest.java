package io.sturmwarte.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendarFormatTest {
  private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");
  private static final Shift SHIFT = new Shift(new UUID(0, 1), NOW, NOW.plusSeconds(86_400));

  @Test
  void shiftIsAnEventInUtc() {
    assertThat(calendar("Presse: Anna"))
        .contains("DTSTART:20260105T080000Z\r\n", "DTEND:20260106T080000Z\r\n")
        .contains("SUMMARY:Presse: Anna\r\n");
  }

  @Test
  void separatorsAndLineEndsAreEscaped() {
    assertThat(Calendar.escaped("a,b;c\\d\r\ne\nf")).isEqualTo("a\\,b\\;c\\\\d\\ne\\nf");
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 66, 67, 68, 200, 1000})
  void noLineIsLongerThan75BytesAndUnfoldingGivesTheTextBack(int length) {
    var summary = "ä€😀x".repeat(length).substring(0, length * 2);

    var calendar = calendar(summary);

    assertThat(calendar.split("\r\n"))
        .allSatisfy(
            line ->
                assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
    assertThat(calendar.replace("\r\n ", "")).contains("SUMMARY:" + summary + "\r\n");
  }

  @Test
  void everyLineEndsWithCrLf() {
    assertThat(calendar("x\ny").replace("\r\n", "")).doesNotContain("\n", "\r");
  }

  private static String calendar(String summary) {
    var event = new Calendar.Event(new UUID(1, 1), SHIFT, summary);
    return Calendar.of("Presse", List.of(event), NOW);
  }
}
