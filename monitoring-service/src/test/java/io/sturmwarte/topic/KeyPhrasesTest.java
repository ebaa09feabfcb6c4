package io.sturmwarte.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyPhrasesTest {
  /**
   * By hand: n1 = 40, n2 = 400, two phrases, A = 200 + 2 * 0.5 = 201; for akku a = 0.5 + 200 * 4 /
   * 400 = 2.5, so d = ln(32.5 / 208.5) - ln(6.5 / 594.5), v = 1 / 32.5 + 1 / 6.5.
   */
  @Test
  void isTheFormulaOfThePaper() {
    var phrases =
        KeyPhrases.between(Map.of("akku", 30L, "bus", 10L), Map.of("akku", 4L, "bus", 396L));

    var expected = (Math.log(32.5 / 208.5) - Math.log(6.5 / 594.5)) / Math.sqrt(1 / 32.5 + 1 / 6.5);
    assertThat(phrases.z(30, 4)).isCloseTo(expected, within(1e-9));
  }

  @Test
  void whatIsAsFrequentHereAsThereIsNotTypical() {
    var phrases =
        KeyPhrases.between(Map.of("akku", 100L, "bus", 100L), Map.of("akku", 100L, "bus", 100L));

    assertThat(phrases.z(100, 100)).isCloseTo(0, within(1e-9));
  }

  @Test
  void aBrandWithoutHistoryHasTopicsToo() {
    var phrases = KeyPhrases.between(Map.of("akku", 9L, "brand", 9L), Map.of());

    assertThat(phrases.z(9, 0)).isGreaterThan(1.645);
  }
}
