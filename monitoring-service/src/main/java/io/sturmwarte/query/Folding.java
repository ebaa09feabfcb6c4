package io.sturmwarte.query;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One spelling for all: Müller, MUELLER and mueller are the same word, so are Straße and strasse,
 * Café and cafe. An umlaut becomes two letters and not one, because Muller is another name than
 * Müller, and schon and Bar are other words than schön and Bär.
 */
final class Folding {
  /** What {@link #of} gives for what is no part of a word. */
  static final @Nullable String BETWEEN_WORDS = null;

  private static final char DIAERESIS = '\u0308';
  private static final int ASCII = 128;
  private static final int PLANE = 0x10000;

  private static final char[] ASCII_LETTERS = asciiLetters();

  /** Filled as characters come up. A race only means that one is worked out twice. */
  private static final @Nullable String[] KNOWN = new String[PLANE];

  private static final boolean[] SEPARATES = new boolean[PLANE];

  private Folding() {}

  /** The letter or digit in small, 0 for what is no part of a word; below 128 only. */
  static char ascii(char c) {
    return ASCII_LETTERS[c];
  }

  /**
   * A character above 127 that is no surrogate: what stands in its place within a word, which is
   * nothing for marks and invisible characters; null where it separates words.
   */
  static @Nullable String of(char c) {
    var known = KNOWN[c];
    if (known != null || SEPARATES[c]) {
      return known;
    }
    var folded = fold(c);
    if (folded == null) {
      SEPARATES[c] = true;
    }
    KNOWN[c] = folded;
    return folded;
  }

  /** A letter or digit beyond the first plane, such as a bold one. */
  static String beyond(int codePoint) {
    return spell(Character.toString(codePoint));
  }

  /** Whether an umlaut is being written as a vowel and its dots. */
  static boolean makesUmlaut(char before, char c) {
    return c == DIAERESIS && (before == 'a' || before == 'o' || before == 'u');
  }

  static boolean isApostrophe(char c) {
    return c == '\'' || c == '’' || c == 'ʼ' || c == '‘' || c == '´' || c == '`';
  }

  private static @Nullable String fold(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT ->
          "";
      default -> Character.isLetterOrDigit(c) ? spell(Character.toString(c)) : BETWEEN_WORDS;
    };
  }

  private static String spell(String letter) {
    var small = letter.toLowerCase(Locale.ROOT);
    return switch (small) {
      case "ä", "æ" -> "ae";
      case "ö", "œ" -> "oe";
      case "ü" -> "ue";
      case "ß" -> "ss";
      case "ø" -> "o";
      case "ł" -> "l";
      case "đ", "ð" -> "d";
      case "þ" -> "th";
      default -> withoutMarks(small);
    };
  }

  private static String withoutMarks(String letter) {
    var parts = new StringBuilder();
    Normalizer.normalize(letter, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(parts::appendCodePoint);
    return parts.toString();
  }

  private static char[] asciiLetters() {
    var letters = new char[ASCII];
    for (char c = 0; c < ASCII; c++) {
      letters[c] = Character.isLetterOrDigit(c) || c == '_' ? Character.toLowerCase(c) : 0;
    }
    return letters;
  }
}
