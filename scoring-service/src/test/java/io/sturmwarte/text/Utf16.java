package io.sturmwarte.text;

import java.nio.charset.StandardCharsets;

/** Texts as they may stand in memory, written as bytes that people can read. */
public final class Utf16 {
  private static final char FIRST_STAND_IN = '\uE000';
  private static final char LAST_STAND_IN = '\uE7FF';

  private Utf16() {}

  /**
   * Bytes that are no UTF-8 become replacement characters, as everywhere. UTF-8 has no lone
   * surrogates, so the first private characters stand for them: U+E03D for U+D83D.
   */
  public static String of(byte[] bytes) {
    var text = new StringBuilder(new String(bytes, StandardCharsets.UTF_8));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= FIRST_STAND_IN && c <= LAST_STAND_IN) {
        text.setCharAt(i, (char) (c - FIRST_STAND_IN + Character.MIN_SURROGATE));
      }
    }
    return text.toString();
  }
}
