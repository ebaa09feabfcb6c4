package io.sturmwarte.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A face made of characters.
 *
 * @param form one for all ways to write the same face
 */
record Emoticon(String written, String form) {
  /** Longer ones first, so that ":-)" is not read as something else. */
  private static final List<Emoticon> ALL =
      List.of(
          new Emoticon(":'-(", ":'("),
          new Emoticon(":'(", ":'("),
          new Emoticon(":-)", ":)"),
          new Emoticon(":-(", ":("),
          new Emoticon(":-D", ":D"),
          new Emoticon(":-P", ":P"),
          new Emoticon(":-/", ":/"),
          new Emoticon(";-)", ";)"),
          new Emoticon("^^", ":)"),
          new Emoticon("<3", "<3"),
          new Emoticon(":)", ":)"),
          new Emoticon("=)", ":)"),
          new Emoticon(":]", ":)"),
          new Emoticon(":(", ":("),
          new Emoticon("=(", ":("),
          new Emoticon(":[", ":("),
          new Emoticon(":D", ":D"),
          new Emoticon("xD", ":D"),
          new Emoticon("XD", ":D"),
          new Emoticon(":P", ":P"),
          new Emoticon(":p", ":P"),
          new Emoticon(";)", ";)"),
          new Emoticon(":/", ":/"));

  private static final String FIRSTS = ":;=<^xX";

  static @Nullable Emoticon at(String text, int i) {
    if (FIRSTS.indexOf(text.charAt(i)) < 0) {
      return null;
    }
    for (var emoticon : ALL) {
      if (text.startsWith(emoticon.written, i) && emoticon.standsAlone(text, i)) {
        return emoticon;
      }
    }
    return null;
  }

  /** "Xdrive" and "https://" hold no faces. */
  private boolean standsAlone(String text, int i) {
    int end = i + written.length();
    if (end >= text.length()) {
      return true;
    }
    char next = text.charAt(end);
    boolean endsInLetter = Character.isLetter(written.charAt(written.length() - 1));
    return !(endsInLetter && Character.isLetterOrDigit(next))
        && !(form.equals(":/") && next == '/');
  }
}
