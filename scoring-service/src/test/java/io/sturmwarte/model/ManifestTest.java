package io.sturmwarte.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManifestTest {
  private static final Set<String> OPEN = Set.of("Apache-2.0", "MIT", "CC BY 4.0");

  private final Manifest manifest = Manifest.shipped();

  @Test
  void speaksOfTheModelThatShips() throws IOException {
    try (var in = getClass().getResourceAsStream("/model/model.bin")) {
      var file = in.readAllBytes();
      assertThat(manifest.sha256()).isEqualTo(Models.sha256(file));
      assertThat(manifest.bytes()).isEqualTo(file.length).isLessThan(12 << 20);
    }
  }

  @Test
  void onlyOpenCorporaWereLearnedFrom() {
    assertThat(manifest.trainingData())
        .isNotEmpty()
        .allMatch(data -> OPEN.contains(data.licence()))
        .noneMatch(data -> data.name().endsWith("_val"));
  }

  @Test
  void germanSentimentIsAsGoodAsWasAskedFor() {
    assertThat(manifest.quality())
        .filteredOn(q -> q.head().equals("sentiment") && q.language().equals("de"))
        .filteredOn(q -> q.metric().equals("macro-f1"))
        .singleElement()
        .satisfies(q -> assertThat(q.value()).isGreaterThanOrEqualTo(0.65));
  }
}
