package io.sturmwarte.topic;

import io.sturmwarte.brand.OwnWords;
import java.util.List;

/**
 * Brings the inflected forms of a word together, German and English alike: endings are cut off as
 * long as four letters are left. Not a stem that a grammar would know, but the same one for all
 * forms.
 */
final class Stems {
  private static final List<String> ENDINGS =
      List.of("ern", "ing", "em", "er", "en", "es", "ed", "e", "n", "s", "t");

  private static final int LEAST = 4;
  private static final int PASSES = 2;

  private Stems() {}

  /** Of a word, folded; a hashtag keeps its sign and its whole. */
  static String of(String word) {
    return ofFolded(OwnWords.fold(word));
  }

  static String ofFolded(String folded) {
    if (folded.startsWith("#")) {
      return folded;
    }
    var stem = folded;
    for (var pass = 0; pass < PASSES; pass++) {
      stem = cut(stem);
    }
    return stem;
  }

  private static String cut(String word) {
    if (word.endsWith("ies") && word.length() - 2 >= LEAST) {
      return word.substring(0, word.length() - 3) + "y";
    }
    for (var ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= LEAST) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }
}
