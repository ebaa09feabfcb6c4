package io.sturmwarte.text;

import java.util.Arrays;

/**
 * What can be seen of a text. People hide characters without a glyph inside words, and attackers
 * turn the direction of writing, so that a word is not recognised; whoever reads it sees neither.
 */
final class Visible {
  private static final int FIRST = 0xAD;
  private static final int JOINER = 0x200D;

  private final String original;
  private final String text;

  /** Where each character of the visible text stood; not there where nothing was hidden. */
  private final int[] places;

  private Visible(String original, String text, int[] places) {
    this.original = original;
    this.text = text;
    this.places = places;
  }

  static Visible of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= FIRST && isHidden(text, i, text.codePointAt(i))) {
        return without(text, i);
      }
    }
    return new Visible(text, text, new int[0]);
  }

  private static Visible without(String text, int first) {
    var kept = new StringBuilder(text.length()).append(text, 0, first);
    var places = new int[text.length()];
    Arrays.setAll(places, i -> i);
    for (int i = first; i < text.length(); ) {
      int c = text.codePointAt(i);
      int end = i + Character.charCount(c);
      if (isHidden(text, i, c)) {
        i = end;
        continue;
      }
      for (; i < end; i++) {
        places[kept.length()] = i;
        kept.append(text.charAt(i));
      }
    }
    return new Visible(text, kept.toString(), places);
  }

  /** A joiner before an emoji makes one of two. */
  private static boolean isHidden(String text, int i, int c) {
    return isInvisible(c)
        && !(c == JOINER && i + 1 < text.length() && Emoji.begins(text.codePointAt(i + 1)));
  }

  String text() {
    return text;
  }

  /**
   * Where a place in the visible text is in the original; what is hidden belongs to what it
   * follows.
   */
  int original(int place) {
    if (places.length == 0) {
      return place;
    }
    return place == text.length() ? original.length() : places[place];
  }

  /** Unicode's Default_Ignorable_Code_Point: shows nothing, in whatever font. */
  static boolean isInvisible(int c) {
    if (c < 0x2000) {
      return c == FIRST
          || c == 0x34F
          || c == 0x61C
          || c == 0x115F
          || c == 0x1160
          || c == 0x17B4
          || c == 0x17B5
          || c >= 0x180B && c <= 0x180F;
    }
    return c >= 0x200B && c <= 0x200F
        || c >= 0x202A && c <= 0x202E
        || c >= 0x2060 && c <= 0x206F
        || c == 0x3164
        || c >= 0xFE00 && c <= 0xFE0F
        || c == 0xFEFF
        || c == 0xFFA0
        || c >= 0xFFF0 && c <= 0xFFF8
        || c >= 0x1BCA0 && c <= 0x1BCA3
        || c >= 0x1D173 && c <= 0x1D17A
        || c >= 0xE0000 && c <= 0xE0FFF;
  }
}
