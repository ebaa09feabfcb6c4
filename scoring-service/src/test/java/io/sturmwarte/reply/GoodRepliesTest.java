package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** False alarms on good replies. They were written for development: the rules have seen them. */
class GoodRepliesTest {
  private static final String FILE = "/reply/development-good.tsv";
  private static final int HINTS_ALLOWED = 3;

  private final Reviewer reviewer = new Reviewer();

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("drafts")
  void raisesNoAlarm(Language language, String text, Draft draft) {
    assertThat(reviewer.review(draft).findings())
        .filteredOn(finding -> finding.severity() != Finding.Severity.HINT)
        .extracting(Finding::rule)
        .isEmpty();
  }

  @Test
  void givesFewHints() throws IOException {
    var hints =
        read().stream()
            .flatMap(draft -> reviewer.review(draft).findings().stream())
            .filter(finding -> finding.severity() == Finding.Severity.HINT)
            .map(Finding::rule)
            .toList();

    assertThat(hints).hasSizeLessThanOrEqualTo(HINTS_ALLOWED);
  }

  static Stream<Arguments> drafts() throws IOException {
    return read().stream().map(draft -> Arguments.of(draft.language(), draft.text(), draft));
  }

  private static List<Draft> read() throws IOException {
    var stream = Objects.requireNonNull(GoodRepliesTest.class.getResourceAsStream(FILE), FILE);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().skip(1).map(GoodRepliesTest::draft).toList();
    }
  }

  /** The columns are language, mention, strategy, platform, draft. */
  private static Draft draft(String line) {
    var columns = line.split("\t", -1);
    var language = columns[0].equals("de") ? Language.GERMAN : Language.ENGLISH;
    return Drafts.of(columns[4], language, columns[1], Strategy.valueOf(columns[2]), columns[3]);
  }
}
