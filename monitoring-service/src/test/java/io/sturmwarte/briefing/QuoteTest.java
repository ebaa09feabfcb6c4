package io.sturmwarte.briefing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuoteTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "Danke für nichts, @nordwind | Danke für nichts",
        "@nordwind: wann kommt die Antwort? https://a.example/x | wann kommt die Antwort?",
        "Mein   Akku \"brennt\" | Mein Akku 'brennt'",
        "Mein Akku, @eva@chaos.example , brennt! | Mein Akku,, brennt!"
      })
  void leavesOutWhatLeadsToPeople(String text, String quote) {
    assertThat(Quote.of(text)).isEqualTo(quote);
  }

  @Test
  void isShortenedAtAWord() {
    var quote = Quote.of("Wort ".repeat(50));

    assertThat(quote).hasSizeLessThanOrEqualTo(122).endsWith("Wort …");
  }

  @Test
  void aWordWithoutEndIsCutWithoutBreakingACharacter() {
    var quote = Quote.of("😀".repeat(200));

    assertThat(quote).isEqualTo("😀".repeat(119) + " …");
  }
}
