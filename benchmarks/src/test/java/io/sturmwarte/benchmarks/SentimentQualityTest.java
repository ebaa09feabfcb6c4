package io.sturmwarte.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.sturmwarte.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentimentQualityTest {
  @TempDir Path folder;

  @Test
  void measuresBesideTheBaseline() throws IOException {
    var file = folder.resolve("texts.tsv");
    Files.writeString(
        file,
        """
        label	text
        positive	I love this, thank you so much!
        negative	This is terrible and I hate it
        neutral	The new store opens on Monday at 9am.
        """);
    var printed = new ByteArrayOutputStream();

    var measures =
        SentimentQuality.run(
            file, Language.ENGLISH, new PrintStream(printed, true, StandardCharsets.UTF_8));

    assertThat(measures.size()).isEqualTo(3);
    assertThat(measures.macroF1()).isEqualTo(1);
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("Sturmwarte on", "VADER on");
  }
}
