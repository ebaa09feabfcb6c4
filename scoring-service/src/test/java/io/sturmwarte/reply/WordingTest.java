package io.sturmwarte.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sturmwarte.text.Language;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WordingTest {
  /** As long as a draft may be. */
  private static final int LONGEST = 20_000;

  /**
   * How often a character may be looked at. A pattern that tries again from every place with
   * everything that follows needs 10,000.
   */
  private static final int LOOKS = 1_000;

  private static final List<String> NASTY =
      List.of(
          " ",
          "a",
          "1",
          "é",
          "-",
          "@",
          "a ",
          "ab12 ",
          "0 ",
          "a.",
          "a-b.c+",
          "ihre a",
          "your a",
          "sie haben ",
          "you have ",
          "das ",
          "the ",
          "haha",
          "wir uns ",
          "ä\u0301",
          "\n",
          "😂",
          "#a");

  @ParameterizedTest(name = "{0}")
  @MethodSource("rules")
  void readsTheLongestDraftWithFewLooks(String name, Rule rule, Wording wording) {
    for (var piece : pieces(rule).toList()) {
      var text = new Watched(repeated(piece), LOOKS * LONGEST);
      assertThat(wording.in(text).count()).isNotNegative();
    }
  }

  @Test
  void aPatternWithoutLimitIsNoticed() {
    var wording = new Wording(List.of("if [^.]*sorry"));
    var text = new Watched(repeated("if we "), LOOKS * LONGEST);

    assertThatThrownBy(() -> wording.in(text).count()).isInstanceOf(AssertionError.class);
  }

  @Test
  void blanksAndApostrophesMayBeOfAnyKind() {
    var wording = new Wording(List.of("you're wrong"));

    assertThat(wording.in("You’re\u00a0wrong, you're\nwrong")).hasSize(2);
  }

  @Test
  void endsAtTheEdgesOfWords() {
    var wording = new Wording(List.of("troll"));

    assertThat(wording.in("Trolley, Kontroll-Lampe, controll")).isEmpty();
    assertThat(wording.in("(Troll)")).containsExactly(new Check.Span(1, 6));
  }

  static Stream<Arguments> rules() {
    return Stream.of(Language.GERMAN, Language.ENGLISH)
        .flatMap(
            language ->
                Rule.of(language).stream()
                    .filter(rule -> rule.check() instanceof Wording)
                    .map(
                        rule ->
                            Arguments.of(
                                language.label() + " " + rule.name(), rule, rule.check())));
  }

  /** What the rule finds, over and over, also cut off before the end. */
  private static Stream<String> pieces(Rule rule) {
    var own = rule.hits().stream().map(Example::text).map(text -> text.replaceAll("[.!?]", ""));
    return Stream.concat(NASTY.stream(), own.flatMap(WordingTest::beginnings));
  }

  private static Stream<String> beginnings(String text) {
    return IntStream.of(text.length(), text.length() * 3 / 4, text.length() / 2)
        .mapToObj(end -> text.substring(0, end) + " ");
  }

  private static String repeated(String piece) {
    return piece.repeat(LONGEST / piece.length() + 1).substring(0, LONGEST);
  }

  /** Fails when it is looked at too often. */
  private static final class Watched implements CharSequence {
    private final String text;
    private long left;

    Watched(String text, long looks) {
      this.text = text;
      this.left = looks;
    }

    @Override
    public char charAt(int index) {
      left--;
      if (left < 0) {
        throw new AssertionError("Looked too often at " + text.substring(0, 40));
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
