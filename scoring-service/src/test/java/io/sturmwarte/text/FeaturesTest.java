package io.sturmwarte.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeaturesTest {
  /** A word of one letter is a token, a pair, a word and five groups, on two characters. */
  private static final int MOST_WORK = 8;

  /** What the beginning and the end of a text add. */
  private static final int A_FEW = 50;

  /** At most half of the places are taken: 20 looks are rare, 200 mean that it clots. */
  private static final int FEW_LOOKS = 200;

  /** The slots of "so gut": so, its groups of characters, gut, the pair, the groups of gut. */
  private static final int[] GOLDEN = {
    132227, 447909, 322569, 518535, 394371, 366726, 505260, 89290, 205459, 443689, 425947, 328488,
    392812, 300033, 351434, 479427, 458940, 287795, 326390
  };

  /** Where these change, every model must be trained anew. */
  @Test
  void hashesAsItAlwaysDid() {
    var features = Features.of(Normaliser.tokens("so gut"));

    var slots = IntStream.range(0, features.distinct()).map(features::row).toArray();
    assertThat(slots).isEqualTo(GOLDEN);
  }

  @Test
  void countsWhatComesTwice() {
    var features = Features.of(Normaliser.tokens("ja ja"));

    assertThat(features.count(0)).isEqualTo(2);
  }

  @Test
  void aNegatedWordIsAnotherWord() {
    var plain = Features.of(Normaliser.tokens("gut"));
    var negated = Features.of(Normaliser.tokens("nicht gut"));

    var slots = IntStream.range(0, negated.distinct()).map(negated::row).boxed().toList();
    assertThat(slots).doesNotContain(plain.row(0));
  }

  @Test
  void everyOccurrenceHasItsToken() {
    var tokens = Normaliser.tokens("Das Das ist ist WIRKLICH sooo gut, oder? 👍👍");
    var features = Features.of(tokens);

    var counts = new int[features.distinct()];
    int pairs = 0;
    for (int i = 0; i < features.occurrences(); i++) {
      counts[features.feature(i)]++;
      pairs += features.isPair(i) ? 1 : 0;
      assertThat(features.token(i)).isBetween(features.isPair(i) ? 1 : 0, tokens.size() - 1);
    }

    assertThat(pairs).isEqualTo(tokens.size() - 1);
    assertThat(counts).isEqualTo(IntStream.range(0, counts.length).map(features::count).toArray());
  }

  /**
   * No more tokens than characters, few features for each, all found at once, all this throughout.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Das ist gut. ",
        "a",
        "#",
        "@",
        "_",
        "#a",
        "#a_",
        "#aB",
        "@a ",
        "7",
        "1a",
        "\u0301",
        "a\u0323\u0301",
        "\u200B",
        "a\u200B",
        "\u202E",
        "\uD83D",
        "\uD83E\uDD2C",
        "\uD83E\uDD2C\u200D",
        "\uDB40\uDC41",
        "'",
        "a'",
        ":-",
        ":(",
        "!?",
        "http://",
        "www.",
        "nicht ",
        "你",
        "ﷺ"
      })
  void twiceTheTextIsTwiceTheWork(String piece) {
    long half = work(piece, 5_000);
    for (int length : new int[] {10_000, 20_000}) {
      long work = work(piece, length);
      assertThat(work).isLessThanOrEqualTo(2 * half + A_FEW).isLessThan(MOST_WORK * length);
      half = work;
    }
  }

  private static long work(String piece, int length) {
    var tokens = Normaliser.tokens(piece.repeat(length / piece.length()));
    var features = Features.of(tokens);
    assertThat(tokens.size()).isLessThanOrEqualTo(length);
    assertThat(features.longestSearch()).isLessThan(FEW_LOOKS);
    return tokens.size() + features.occurrences();
  }

  /**
   * Which features a text has is up to whoever writes it. These clot where the places are found by
   * a multiplication that everybody knows, as they once were: one is found after 10,000 looks.
   */
  @Test
  void nobodyCanWriteFeaturesThatAllWantOnePlace() {
    var signs = new ArrayList<Token>();
    var slots = new HashSet<Integer>();
    for (int i = 0; signs.size() < 10_000; i++) {
      var sign = sign(Integer.toString(i, 36));
      int slot = Features.of(List.of(sign)).row(0);
      if ((slot * 0x01000193 >>> 7 & 0x1FFFF) < 6_000 && slots.add(slot)) {
        signs.add(sign);
      }
    }

    assertThat(Features.of(signs).longestSearch()).isLessThan(FEW_LOOKS);
  }

  private static Token sign(String form) {
    return new Token(Token.Kind.PUNCTUATION, form, 0, 1, false, false, false);
  }

  @Test
  void growsWithTheText() {
    var text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append(Integer.toString(i * 7919, 36).replaceAll("[0-9]", "q")).append(' ');
    }

    var features = Features.of(Normaliser.tokens(text.toString()));

    var slots = IntStream.range(0, features.distinct()).map(features::row);
    assertThat(slots.distinct().count()).isEqualTo(features.distinct());
    assertThat(features.distinct()).isGreaterThan(5_000);
  }
}
