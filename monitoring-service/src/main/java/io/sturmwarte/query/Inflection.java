package io.sturmwarte.query;

import org.jspecify.annotations.Nullable;

/**
 * Takes off what German and English put at the end of a word when it is inflected. Whatever the
 * language of the text, since it is often not known, the same endings go, one after the other,
 * while at least four letters remain:
 *
 * <ul>
 *   <li>-s, but not of -ss: Vertrags, Vertrages, Handys, complaints, and the name in McDonald's
 *   <li>-n after e, er, el; of -inn too: Lieferungen, Kunden, Mitarbeitern, Artikeln, Kundinnen
 *   <li>-em: schlechtem
 *   <li>-e: Verträge, schlechte, Probleme
 *   <li>English -ies becomes -y: companies
 * </ul>
 *
 * <p>The ending -er stays, or Müller would be Müll and Fischer would be Fisch.
 *
 * <p>Where something went and the last vowel left is an umlaut, the word also counts as the one
 * without: a search for Ausfall finds Ausfälle. It does not work the other way round, or a search
 * for schöne would find schon.
 */
final class Inflection {
  private static final int SHORTEST = 4;

  private Inflection() {}

  /**
   * How many characters of the folded word are its stem; the complement of that where the last of
   * them has to be read as y.
   */
  static int stem(char[] word, int from, int to) {
    if (to - from >= SHORTEST + 2
        && word[to - 1] == 's'
        && word[to - 2] == 'e'
        && word[to - 3] == 'i') {
      return ~(to - 2 - from);
    }
    int length = to - from;
    int ending = ending(word, from, length);
    while (ending > 0) {
      length -= ending;
      ending = ending(word, from, length);
    }
    return length;
  }

  /** How long the ending is that can go. */
  private static int ending(char[] word, int from, int length) {
    if (length <= SHORTEST) {
      return 0;
    }
    char last = word[from + length - 1];
    char before = word[from + length - 2];
    return switch (last) {
      case 's' -> before == 's' ? 0 : 1;
      case 'e' -> 1;
      case 'm' -> before == 'e' && length >= SHORTEST + 2 ? 2 : 0;
      case 'n' -> endsInN(before, word[from + length - 3], length) ? 1 : 0;
      default -> 0;
    };
  }

  private static boolean endsInN(char before, char third, int length) {
    return switch (before) {
      case 'e' -> true;
      case 'r', 'l' -> third == 'e';
      case 'n' -> third == 'i' && length >= SHORTEST + 2;
      default -> false;
    };
  }

  /** The stem with the vowel that its last umlaut came from; null where there is none to undo. */
  static @Nullable String withoutUmlaut(char[] word, int from, int stem, int length) {
    if (stem <= SHORTEST || stem >= length) {
      return null;
    }
    int at = from + stem - 1;
    while (at > from && !isVowel(word[at])) {
      at--;
    }
    if (at > from + 1 && word[at] == 'u' && word[at - 1] == 'e') {
      at--;
    }
    return at > from && word[at] == 'e' && isVowelOfUmlaut(word, from, at - 1)
        ? new String(word, from, at - from) + new String(word, at + 1, from + stem - at - 1)
        : null;
  }

  private static boolean isVowel(char c) {
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y';
  }

  /** The ue of treue and of Quelle is none. */
  private static boolean isVowelOfUmlaut(char[] word, int from, int at) {
    char vowel = word[at];
    if (vowel != 'a' && vowel != 'o' && vowel != 'u') {
      return false;
    }
    char before = at == from ? ' ' : word[at - 1];
    return before != 'a' && before != 'e' && before != 'q';
  }
}
