package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sturmwarte.learning.Measures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final Quality quality =
      new Quality(new PrintStream(printed, true, StandardCharsets.UTF_8), Duration.ofMillis(1));

  @Test
  void measuresEnglishBesideVader() throws IOException {
    var results =
        quality.run(
            file(
                """
                label	text
                positive	I love this, thank you so much!
                negative	This is terrible and I hate it
                neutral	The new store opens on Monday at 9am.
                """),
            null,
            null);

    assertThat(results).extracting(Quality.Result::name).containsExactly("Sturmwarte", "VADER");
    assertThat(results.getFirst().macroF1()).isEqualTo(1);
    assertThat(text()).contains("sentiment in English: 3 texts", "posts per CPU second");
  }

  @Test
  void measuresGermanBesideWhatIsMostCommon() throws IOException {
    var results =
        quality.run(
            file(
                """
                Du bist so ein dummes Arschloch, verpiss dich	OFFENSE
                Die neue Filiale öffnet am Montag um neun	OTHER
                Vielen Dank für die schnelle Hilfe	OTHER
                """),
            null,
            null);

    assertThat(results.getFirst().macroF1()).isEqualTo(1);
    assertThat(results.getLast().name()).isEqualTo("always no");
    assertThat(results.getLast().decided().accuracy()).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(text()).contains("toxicity in German: 3 texts");
  }

  @Test
  void averagesOverTheClassesThatOccur() {
    var tally = new Measures.Tally(3);
    tally.add(0, 1, 0, 0);
    tally.add(0, 1, 0, 0);
    tally.add(1, 1, 0, 0);

    var measures = tally.measures();

    // scikit-learn: F1 0.8 and 0; the third class is in neither.
    assertThat(new Quality.Result("", measures, measures).macroF1()).isCloseTo(0.4, within(1e-9));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("texts.tsv"), content);
  }
}
