package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.Token;
import java.util.List;

/**
 * How easily a text reads, 0 to 100: Flesch's reading ease (1948) for English, Amstad's form of it
 * (1978) for German. Syllables are counted as groups of vowels.
 */
final class Readability {
  private static final String VOWELS = "aeiouyäöüáéíóúàèâêîôû";

  private Readability() {}

  static double of(List<Token> tokens, Language language) {
    var words = tokens.stream().filter(Token::isWord).toList();
    if (words.isEmpty()) {
      return 0;
    }
    double sentenceLength = (double) words.size() / sentences(tokens);
    double syllables =
        words.stream().mapToInt(word -> syllables(word.form(), language)).average().orElse(1);
    double ease =
        language == Language.GERMAN
            ? 180 - sentenceLength - 58.5 * syllables
            : 206.835 - 1.015 * sentenceLength - 84.6 * syllables;
    return Math.clamp(ease, 0, 100);
  }

  private static int sentences(List<Token> tokens) {
    int ends = 0;
    boolean open = false;
    for (var token : tokens) {
      if (token.isWord()) {
        open = true;
      } else if (open && isEnd(token)) {
        ends++;
        open = false;
      }
    }
    return open ? ends + 1 : ends;
  }

  private static boolean isEnd(Token token) {
    return token.kind() == Token.Kind.PUNCTUATION && ".!?".indexOf(token.form().charAt(0)) >= 0;
  }

  static int syllables(String word, Language language) {
    int groups = 0;
    boolean inside = false;
    for (int i = 0; i < word.length(); i++) {
      boolean vowel = VOWELS.indexOf(word.charAt(i)) >= 0;
      groups += vowel && !inside ? 1 : 0;
      inside = vowel;
    }
    boolean silent =
        language == Language.ENGLISH && groups > 1 && word.endsWith("e") && !word.endsWith("le");
    return Math.max(1, silent ? groups - 1 : groups);
  }
}
