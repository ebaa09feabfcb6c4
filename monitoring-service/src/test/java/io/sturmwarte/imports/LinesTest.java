package io.sturmwarte.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a\\nb\\n           | true  | true  | 1:a 2:b",
        "a\\nb              | true  | true  | 1:a 2:b",
        "a\\nb              | false | true  | 1:a",
        "a\\r\\nb\\r\\n     | true  | true  | 1:a 2:b",
        "a\\n\\nb\\n        | true  | true  | 1:a 2: 3:b",
        "\"a\\nb\",c\\nd\\n | true  | true  | 1:\"a~b\",c 3:d",
        "\"a\\nb\",c\\nd\\n | true  | false | 1:\"a 2:b\",c 3:d",
        "\"a\\nb\\nc        | true  | true  | 1:\"a 2:b 3:c",
        "\"a\\nb\\nc        | false | true  | ",
      })
  void recordsEndAtNewlinesOutsideOfQuotes(
      String written, boolean isLast, boolean hasQuotes, String expected) {
    var bytes = written.replace("\\n", "\n").replace("\\r", "\r").getBytes(StandardCharsets.UTF_8);

    var entries = new Lines(bytes, isLast, hasQuotes, 0).next(100);

    assertThat(
            entries.stream()
                .map(entry -> entry.line() + ":" + String.valueOf(entry.text()).replace('\n', '~')))
        .containsExactlyElementsOf(expected == null ? List.of() : List.of(expected.split(" ")));
  }

  @Test
  void whatIsNotUtf8OrTooLongIsNamedAndTheRestGoesOn() {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes("gut\n".getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(new byte[] {'b', (byte) 0xff, (byte) 0xfe, '\n'});
    bytes.writeBytes(
        "\"".concat("x".repeat(Lines.LONGEST)).concat("\n").getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes("auch gut\n".getBytes(StandardCharsets.UTF_8));

    var entries = new Lines(bytes.toByteArray(), true, true, 10).next(100);

    assertThat(entries)
        .containsExactly(
            new Lines.Entry(11, "gut", null),
            new Lines.Entry(12, null, "is not UTF-8"),
            new Lines.Entry(13, null, "is longer than 262144 bytes"),
            new Lines.Entry(14, "auch gut", null));
  }

  /** Wherever it is cut, going on from the position gives the same records. */
  @Test
  void anyCutGivesTheSameRecords() {
    var file = "k1,k2\n\"ä\nö\",1\n\n€,2\n\"q\"\"q\n\",3\nlast,4".getBytes(StandardCharsets.UTF_8);
    var whole = new Lines(file, true, true, 0).next(100);
    for (var cut = 0; cut <= file.length; cut++) {
      var first = new Lines(java.util.Arrays.copyOf(file, cut), cut == file.length, true, 0);
      var entries = new ArrayList<>(first.next(100));
      var rest = java.util.Arrays.copyOfRange(file, first.position(), file.length);
      entries.addAll(new Lines(rest, true, true, first.line()).next(100));

      assertThat(entries).as("cut at %d", cut).isEqualTo(whole);
    }
  }
}
