package io.sturmwarte.topic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldTest {
  @Test
  void copiesHaveTheSameFold() {
    var one = Fold.of("Nie wieder Nordwind! Mein Akku hat gebrannt. https://a.example/1");
    var other = Fold.of("@freund nie wieder NORDWIND, mein Akku hat gebrannt 🔥🔥 (2/2)");

    assertThat(one).isEqualTo(other);
    assertThat(one.isTelling()).isTrue();
  }

  @Test
  void differentTextsHaveDifferentFolds() {
    assertThat(Fold.of("Mein Akku hat gebrannt")).isNotEqualTo(Fold.of("Mein Akku hat gequalmt"));
  }

  @Test
  void aShortTextTellsNothing() {
    assertThat(Fold.of("so ein Mist!!!").isTelling()).isFalse();
  }
}
