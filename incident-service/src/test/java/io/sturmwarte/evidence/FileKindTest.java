package io.sturmwarte.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.problem.Problem;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileKindTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "PNG, 89504e470d0a1a0a0000000d",
    "JPEG, ffd8ffe000104a464946",
    "PDF, 255044462d312e370a",
  })
  void aFileIsKnownByItsFirstBytes(FileKind kind, String hex) {
    assertThat(FileKind.of(HexFormat.of().parseHex(hex))).isEqualTo(kind);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a page of HTML, 3c68746d6c3e3c736372697074",
    "an SVG picture, 3c73766720786d6c6e733d",
    "a GIF picture, 474946383961",
    "an archive, 504b0304",
    "half of a PNG, 89504e47",
    "the beginning and nothing else, ffd8ff",
    "nothing, ''",
  })
  void whatIsNoneOfTheseIsRefused(String what, String hex) {
    assertThatThrownBy(() -> FileKind.of(HexFormat.of().parseHex(hex)))
        .as(what)
        .isInstanceOf(Problem.Invalid.class);
  }

  @Test
  void fiveMebibytesAreTakenAndNotOneByteMore() {
    var largest = Arrays.copyOf(HexFormat.of().parseHex("ffd8ff"), FileKind.MOST_BYTES);

    assertThat(FileKind.of(largest)).isEqualTo(FileKind.JPEG);
    assertThatThrownBy(() -> FileKind.of(Arrays.copyOf(largest, FileKind.MOST_BYTES + 1)))
        .isInstanceOf(Problem.TooLarge.class);
  }
}
