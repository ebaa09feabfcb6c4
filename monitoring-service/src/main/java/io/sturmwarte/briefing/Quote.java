package io.sturmwarte.briefing;

import java.util.regex.Pattern;

/** Somebody's words, shortened, without what leads to them: no links, no handles. */
final class Quote {
  private static final Pattern NOISE =
      Pattern.compile("https?://\\S+|www\\.\\S+|@[\\p{L}\\p{N}_.@-]*[\\p{L}\\p{N}_]");
  private static final Pattern MARKS = Pattern.compile("[\"„“”«»]");
  private static final Pattern LOOSE_END = Pattern.compile("[\\s,;:–-]+$|^[\\s,;:.–-]+");
  private static final Pattern BEFORE_MARK = Pattern.compile(" +([,.;:!?])");
  private static final int LONGEST = 120;

  private Quote() {}

  static String of(String text) {
    var plain = NOISE.matcher(text).replaceAll(" ").replaceAll("\\s+", " ").strip();
    var quiet = MARKS.matcher(BEFORE_MARK.matcher(plain).replaceAll("$1")).replaceAll("'");
    return shortened(LOOSE_END.matcher(quiet).replaceAll(""));
  }

  private static String shortened(String text) {
    if (text.codePointCount(0, text.length()) <= LONGEST) {
      return text;
    }
    var end = text.offsetByCodePoints(0, LONGEST - 1);
    var space = text.lastIndexOf(' ', end);
    var cut = text.substring(0, space > LONGEST / 2 ? space : end);
    return LOOSE_END.matcher(cut).replaceAll("") + " …";
  }
}
