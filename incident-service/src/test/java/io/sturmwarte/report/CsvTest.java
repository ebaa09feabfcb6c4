package io.sturmwarte.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CsvTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("plain text", "Nordlicht", "Nordlicht"),
        Arguments.of("a comma", "Nord, Licht", "\"Nord, Licht\""),
        Arguments.of("quotes", "die \"Wende\"", "\"die \"\"Wende\"\"\""),
        Arguments.of("a line break", "zwei\nZeilen", "\"zwei\nZeilen\""),
        Arguments.of("umlauts", "Süd", "Süd"),
        Arguments.of("a formula", "=1+1", "'=1+1"),
        Arguments.of("a command", "@SUM(A1)", "'@SUM(A1)"),
        Arguments.of(
            "a formula with a comma",
            "=HYPERLINK(\"x\",\"y\")",
            "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
        Arguments.of("a minus", "-Marke", "'-Marke"),
        Arguments.of("a negative number", -3, "-3"),
        Arguments.of("nothing", "", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cells")
  void aCellIsWritten(String name, Object cell, String expected) {
    assertThat(Csv.of(List.of(List.of(cell)))).isEqualTo("\uFEFF" + expected + "\r\n");
  }

  @Test
  void rowsEndAsTheStandardSays() {
    assertThat(Csv.of(List.of(List.of("a", 1), Arrays.asList("b", 2))))
        .isEqualTo("\uFEFFa,1\r\nb,2\r\n");
  }
}
