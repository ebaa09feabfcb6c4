package io.sturmwarte.topic;

import io.sturmwarte.brand.OwnWords;
import java.util.regex.Pattern;

/**
 * A text without what copies of it differ in: case, accents, links, handles, numbers, marks. Texts
 * with the same fold are copies of one another.
 */
public record Fold(String words) {
  private static final Pattern CHANGES = Pattern.compile("https?://\\S+|www\\.\\S+|@[\\w.@-]+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final int LONG = 25;

  public static Fold of(String text) {
    var rest = CHANGES.matcher(text).replaceAll(" ");
    return new Fold(NO_LETTERS.matcher(OwnWords.fold(rest)).replaceAll(" ").strip());
  }

  /** Long enough that two people do not write it by chance. */
  public boolean isTelling() {
    return words.length() >= LONG;
  }
}
