package io.sturmwarte.benchmarks.nab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabTest {
  private static final Path FIVE_SERIES = Path.of("data", "nab");
  private static final int SIX_HOURS = 72;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Nab nab = new Nab(new PrintStream(printed, true), SIX_HOURS);

  @TempDir Path folder;

  /** What another program makes of the same alarms, the one that gives the published scores. */
  @Test
  void agreesWithAScorerOfTheBenchmark() throws IOException {
    var result = nab.run(new Rater.HourOverDay(), Corpus.read(FIVE_SERIES));

    assertThat(result.score(Profile.STANDARD)).isCloseTo(50.53, within(0.005));
    assertThat(result.score(Profile.REWARD_LOW_FP)).isCloseTo(17.57, within(0.005));
    assertThat(result.score(Profile.REWARD_LOW_FN)).isCloseTo(62.85, within(0.005));
    assertThat(result.tally().found()).isEqualTo(14);
    assertThat(result.tally().falseAlarmsPerWeek()).isCloseTo(2.61, within(0.005));
  }

  @Test
  void theDetectorDoesNotFallBehind() throws IOException {
    var result = nab.run(new Rater.Ours(), Corpus.read(FIVE_SERIES));

    assertThat(result.score(Profile.STANDARD)).isGreaterThan(86.3);
    assertThat(result.tally().found()).isEqualTo(16);
  }

  @Test
  void readsAnyFolderOfThisLayout() throws IOException {
    var rows = new StringBuilder("timestamp,value\n");
    for (var row = 0; row < 1_000; row++) {
      rows.append(
          "2015-04-0%d %02d:%02d:53,%d%n"
              .formatted(1 + row / 288, row / 12 % 24, row % 12 * 5, row % 7));
    }
    Files.writeString(folder.resolve("a.csv"), rows);
    Files.writeString(
        folder.resolve("combined_windows.json"),
        """
        {"some/a.csv": [["2015-04-02 00:00:53.000000", "2015-04-02 01:00:53.000000"]], "some/b.csv": []}
        """);

    var corpus = Corpus.read(folder);
    nab.run(corpus);

    assertThat(corpus)
        .singleElement()
        .extracting(Series::windows)
        .isEqualTo(List.of(new Series.Window(288, 300)));
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("1 series, 1 labels", "our detector", "random cut forest", "best for low FN");
  }

  @Test
  void saysWhichFileIsMissing() throws IOException {
    Files.writeString(folder.resolve("combined_windows.json"), "{\"some/b.csv\": []}");
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no file");
  }
}
