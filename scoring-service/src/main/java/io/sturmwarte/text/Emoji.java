package io.sturmwarte.text;

/** Where an emoji begins and ends; families, skin tones and flags are one. */
final class Emoji {
  private static final int JOINER = 0x200D;
  private static final int VARIATION = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  private Emoji() {}

  static boolean begins(int c) {
    return c > 0xFF && Character.isExtendedPictographic(c) || isFlagHalf(c);
  }

  /** What belongs to the emoji before it. */
  static boolean joins(int c) {
    return c == VARIATION || c == KEYCAP || Character.isEmojiModifier(c);
  }

  static int end(String text, int start) {
    int first = text.codePointAt(start);
    int end = start + Character.charCount(first);
    if (isFlagHalf(first) && end < text.length() && isFlagHalf(text.codePointAt(end))) {
      return end + 2;
    }
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (joins(c)) {
        end += Character.charCount(c);
      } else if (c == JOINER && joinsAnother(text, end + 1)) {
        end += 1 + Character.charCount(text.codePointAt(end + 1));
      } else {
        break;
      }
    }
    return end;
  }

  private static boolean joinsAnother(String text, int i) {
    return i < text.length() && begins(text.codePointAt(i));
  }

  private static boolean isFlagHalf(int c) {
    return c >= 0x1F1E6 && c <= 0x1F1FF;
  }
}
