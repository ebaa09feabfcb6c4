package io.sturmwarte.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormaliserTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Straße                        | strasse
          SOOOOO süüüß                  | soo süüss
          @nordlicht hilft              | @user hilft
          siehe https://a.example/x?y=1 | siehe http
          www.example.org geht          | http geht
          #EineKatastrophe              | eine katastrophe
          #strom_ausfall2026            | strom ausfall 00
          Don’t panic                   | don't panic
          was soll das?!?!              | was soll das ?!
          toll!!!!                      | toll !!
          na ja…                        | na ja ..
          5 Euro, 12345 Cent            | 0 euro , 00 cent
          :-) ;-) :'( <3 xD             | :) ;) :'( <3 :D
          👍🏽👩‍👩‍👧🇩🇪                | 👍 👩 🇩
          """)
  void bringsTokensToTheirNormalForm(String text, String expected) {
    assertThat(forms(text)).isEqualTo(expected);
  }

  @Test
  void composesCharactersAndDropsInvisibleOnes() {
    assertThat(forms("scho\u0308n")).isEqualTo("schön");
    assertThat(forms("Id\u200Bi\u00ADot")).isEqualTo("idiot");
    assertThat(forms("\uFEFF gut \u2060")).isEqualTo("gut");
  }

  /** Zero-width and bidirectional characters, selectors, tags, fillers; also between two signs. */
  @ParameterizedTest
  @ValueSource(
      ints = {
        0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x180B, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E,
        0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0x2061, 0x2066, 0x2067, 0x2068,
        0x2069, 0x206A, 0x206F, 0x3164, 0xFE00, 0xFE0E, 0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0, 0x1BCA0,
        0x1D173, 0xE0001, 0xE0020, 0xE007F, 0xE0100, 0xE01EF
      })
  void whatCannotBeSeenChangesNothing(int invisible) {
    var text = "Das ist NICHT gut!! sooo #EineKatastrophe @nordlicht https://a.example/x :-( 5,3 ä";
    var hidden = Character.toString(invisible);
    var riddled =
        text.codePoints().mapToObj(Character::toString).collect(Collectors.joining(hidden));

    var tokens = Normaliser.tokens(hidden + riddled + hidden);

    assertThat(tokens)
        .usingRecursiveFieldByFieldElementComparatorIgnoringFields("start", "end")
        .containsExactlyElementsOf(Normaliser.tokens(text));
    assertThat(tokens.getLast().end()).isEqualTo(riddled.length() + 2 * hidden.length());
  }

  @Test
  void tokensReachOverWhatIsHiddenInThem() {
    var text = "\u202Egu\u200Bt\u202C \u2764\uFE0F\u200D\uD83D\uDD25\u200B!";

    var pieces =
        Normaliser.tokens(text).stream()
            .map(token -> text.substring(token.start(), token.end()))
            .toList();

    assertThat(pieces)
        .containsExactly("gu\u200Bt\u202C", "\u2764\uFE0F\u200D\uD83D\uDD25\u200B", "!");
  }

  @Test
  void aFloodOfMarksIsCutOff() {
    assertThat(forms("a" + "\u0301\u0323".repeat(10_000) + "b")).hasSizeLessThan(40);
    assertThat(forms("Zu\u0308ge")).isEqualTo("züge");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          nicht gut                      | gut
          nicht gut, aber schön          | gut
          das ist kein guter Tag heute ja morgen | guter tag heute ja
          I don't like this. It works    | like this
          gut                            | ``
          nie wieder                     | wieder
          """)
  void knowsHowFarANegationReaches(String text, String negated) {
    var reached =
        Normaliser.tokens(text).stream()
            .filter(Token::negated)
            .map(Token::form)
            .collect(Collectors.joining(" "));

    assertThat(reached).isEqualTo(negated);
  }

  @Test
  void remembersWhereTokensStood() {
    var text = "Ähm 👍🏽 @x: #EinTag!!";
    var pieces =
        Normaliser.tokens(text).stream()
            .map(token -> text.substring(token.start(), token.end()))
            .toList();

    assertThat(pieces).containsExactly("Ähm", "👍🏽", "@x", ":", "#Ein", "Tag", "!!");
  }

  @Test
  void hearsShoutingAndDrawling() {
    var tokens = Normaliser.tokens("NEIN, sooo EU nein");

    assertThat(tokens).extracting(Token::shouted).containsExactly(true, false, false, false, false);
    assertThat(tokens)
        .extracting(Token::elongated)
        .containsExactly(false, false, true, false, false);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\uD83D",
        "\uDE00\uD83D",
        "a\uD83D",
        "#",
        "@",
        "#_",
        "#__a",
        "##",
        "\u200B",
        "\u0000",
        "\u0308\u0308",
        "👩‍",
        "\u200D\u200D",
        "🇩",
        ":",
        "'",
        "’’’",
        "http",
        "http://",
        "\uFFFF",
        "x\u200B"
      })
  void takesAnything(String text) {
    var tokens = Normaliser.tokens(text);

    int end = 0;
    for (var token : tokens) {
      assertThat(token.start()).isGreaterThanOrEqualTo(end);
      assertThat(token.end()).isGreaterThan(token.start()).isLessThanOrEqualTo(text.length());
      end = token.end();
    }
  }

  @Test
  void takesAHundredThousandEmoji() {
    assertThat(Normaliser.tokens("🤬".repeat(100_000))).hasSize(100_000);
    assertThat(Features.of(Normaliser.tokens("🤬".repeat(100_000))).distinct()).isEqualTo(2);
  }

  private static String forms(String text) {
    return Normaliser.tokens(text).stream().map(Token::form).collect(Collectors.joining(" "));
  }
}
