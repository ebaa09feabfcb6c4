package io.sturmwarte.score;

import java.util.Arrays;
import java.util.stream.Stream;

/** What people and attackers write, by what becomes of it. */
enum BadText {
  EMPTY(true, ""),
  BLANK(true, " \t\r\n\u2003"),
  A_MEGABYTE(true, "gut ".repeat(1 << 18)),
  A_HUNDRED_THOUSAND_EMOJI(true, "🤬".repeat(100_000)),
  ONE_TOO_MANY(true, "x".repeat(20_001)),

  ZERO_WIDTH_ALONE(false, "\u200B\u200C\u200D\u2060\uFEFF".repeat(50)),
  DIRECTIONS_ALONE(false, "\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\u061C"),
  TAGS_ALONE(false, "\uDB40\uDC41".repeat(10_000)),
  AS_MANY_EMOJI_AS_ARE_READ(false, "🤬".repeat(20_000)),
  JOINED_EMOJI(false, "👩\u200D".repeat(10_000)),
  HALF_AN_EMOJI(false, "gut \uD83D"),
  OTHER_HALVES(false, "\uDE00".repeat(20_000)),
  ZERO_WIDTH_WITHIN(false, "I\u200Bd\u200Bi\u200Bo\u200Bt ".repeat(1_500)),
  TURNED_AROUND(false, "\u202Etug\u202C \u2067nicht\u2069"),
  FLOOD_OF_MARKS(false, "a" + "\u0301\u0323".repeat(9_999)),
  ZALGO(false, "Z\u0310\u0317\u0321a\u0315\u0323l\u0334g\u0335o\u0336 ".repeat(1_000)),
  HOMOGLYPHS(false, "Dеr Kundеnsеrviсе ist sсhlесht"),
  ONE_WORD(false, "a".repeat(20_000)),
  ONE_WORD_OF_MANY_LETTERS(false, "abcdefghijklmnopqrst".repeat(1_000)),
  HASHES(false, "#".repeat(20_000)),
  AT_SIGNS(false, "@".repeat(20_000)),
  UNDERSCORES(false, "_".repeat(20_000)),
  TAG_OF_UNDERSCORES(false, "#" + "_".repeat(19_999)),
  HASHTAGS(false, "#a".repeat(10_000)),
  MENTIONS(false, "@a ".repeat(6_000)),
  NUMBERS(false, "12345 0,5 ".repeat(2_000)),
  NULLS(false, "\0".repeat(20_000)),
  REPLACED(false, "\uFFFD".repeat(20_000)),
  ARABIC(false, "خدمة العملاء سيئة جدا ".repeat(900)),
  JAPANESE(false, "お客様サポートは最悪です。".repeat(1_500));

  final boolean refused;
  final String text;

  BadText(boolean refused, String text) {
    this.refused = refused;
    this.text = text;
  }

  static Stream<BadText> thatAreRefused() {
    return Arrays.stream(values()).filter(bad -> bad.refused);
  }

  static Stream<BadText> thatAreRead() {
    return Arrays.stream(values()).filter(bad -> !bad.refused);
  }
}
