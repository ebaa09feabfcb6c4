package io.sturmwarte.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
  private static final Set<String> OPEN = Set.of("Apache-2.0", "MIT", "CC BY 4.0");

  private final Manifest manifest = Manifest.shipped();

  @Test
  void speaksOfTheModelThatShips() throws IOException {
    try (var in = getClass().getResourceAsStream("/model/model.bin")) {
      var file = in.readAllBytes();
      assertThat(manifest.sha256()).isEqualTo(Models.sha256(file));
      assertThat(manifest.bytes()).isEqualTo(file.length).isLessThan(30 << 20);
    }
  }

  @Test
  void onlyOpenCorporaWereLearnedFrom() {
    assertThat(manifest.trainingData())
        .isNotEmpty()
        .allMatch(data -> OPEN.contains(data.licence()))
        .noneMatch(data -> data.name().endsWith("_set_aside"));
  }

  /** Whoever changes a post or a term has to train again. */
  @ParameterizedTest
  @ValueSource(strings = {"posts_de", "posts_en", "other_languages"})
  void ourCorpusIsTheOneThatWasLearnedFrom(String name) throws IOException {
    var file = Files.readAllBytes(Path.of("corpus", name + ".tsv"));

    assertThat(manifest.trainingData())
        .filteredOn(data -> data.name().equals(name))
        .singleElement()
        .satisfies(data -> assertThat(data.sha256()).isEqualTo(Models.sha256(file)));
  }

  @ParameterizedTest
  @CsvSource({
    "sentiment, de, macro-f1, umsab_german_val, 0.69",
    "sentiment, en, macro-f1, umsab_english_val, 0.59",
    "toxicity,  de, macro-f1, germeval2018_train, 0.74",
    "sentiment, de, macro-f1, posts_de_set_aside, 0.69",
    "sentiment, en, macro-f1, posts_en_set_aside, 0.63",
    "risk,      de, auc, posts_de_set_aside, 0.88",
    "risk,      en, auc, posts_en_set_aside, 0.85",
  })
  void isAsGoodAsWasAskedFor(
      String head, String language, String metric, String dataset, double least) {
    assertThat(manifest.quality())
        .filteredOn(q -> q.head().equals(head) && q.language().equals(language))
        .filteredOn(q -> q.metric().equals(metric) && q.dataset().startsWith(dataset))
        .singleElement()
        .satisfies(q -> assertThat(q.value()).isGreaterThanOrEqualTo(least));
  }
}
