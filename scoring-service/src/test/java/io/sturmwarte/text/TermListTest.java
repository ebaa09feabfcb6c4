package io.sturmwarte.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TermListTest {
  private static final TermList LIST =
      TermList.of("# a comment", "Rückruf*", "geht nicht  # phrase", "geht nicht mehr", "bug");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          RÜCKRUFAKTION läuft   | RÜCKRUFAKTION
          es geht nicht mehr!   | geht nicht mehr
          es geht nicht         | geht nicht
          es geht               | ``
          buggy                 | ``
          #Bug                  | #Bug
          """)
  void findsTheLongestPhrase(String text, String expected) {
    var found = new StringBuilder();
    for (var match : LIST.matches(Normaliser.tokens(text))) {
      found.append(text, match.start(), match.end());
    }

    assertThat(found.toString()).isEqualTo(expected);
  }

  @Test
  void knowsWhatIsDenied() {
    assertThat(LIST.matches(Normaliser.tokens("kein Rückruf")))
        .singleElement()
        .matches(TermList.Match::negated);
  }

  @Test
  void refusesAStemThatFitsEverything() {
    assertThatThrownBy(() -> TermList.of("ab*")).hasMessageContaining("too short");
  }
}
