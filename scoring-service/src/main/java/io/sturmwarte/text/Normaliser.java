package io.sturmwarte.text;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Cuts a text into tokens. Whoever is spoken to becomes {@code @user}, every address {@code http},
 * so that neither a person nor a site is learned; hashtags are split into their words. Anything
 * that a keyboard or an attacker can produce is taken: what means nothing is skipped.
 */
public final class Normaliser {
  static final String USER = "@user";
  static final String LINK = "http";

  /**
   * As many marks as a letter of any language has; Unicode's limit for text that is read as it
   * comes (UAX 15, stream-safe).
   */
  private static final int MOST_MARKS = 30;

  private final Visible visible;
  private final String text;
  private final List<Token> tokens;
  private final NegationWindow negation = new NegationWindow();
  private int at;

  private Normaliser(Visible visible) {
    this.visible = visible;
    this.text = visible.text();
    this.tokens = new ArrayList<>(text.length() / 5 + 4);
  }

  public static List<Token> tokens(String text) {
    var normaliser = new Normaliser(Visible.of(text));
    while (normaliser.at < normaliser.text.length()) {
      normaliser.next();
    }
    return normaliser.tokens;
  }

  /** A single word in its normal form; the word lists are read through this, too. */
  public static String fold(String word) {
    var composed =
        isPlain(word) ? word : Normalizer.normalize(withFewMarks(word), Normalizer.Form.NFC);
    var form = new StringBuilder(composed.length());
    int previous = -1;
    int run = 0;
    for (int i = 0; i < composed.length(); ) {
      int c = composed.codePointAt(i);
      i += Character.charCount(c);
      if (Visible.isInvisible(c)) {
        continue;
      }
      int folded = foldCharacter(c);
      run = folded == previous ? run + 1 : 1;
      previous = folded;
      if (run <= 2) {
        append(form, folded);
      }
    }
    return form.toString();
  }

  private void next() {
    int c = text.codePointAt(at);
    if (c == '@' && follows(at + 1, Normaliser::isHandle)) {
      take(Token.Kind.MENTION, USER, end(at + 1, Normaliser::isHandle));
    } else if (isLinkAt(at)) {
      take(Token.Kind.LINK, LINK, end(at, o -> !Character.isWhitespace(o)));
    } else if (c == '#' && follows(at + 1, Normaliser::isWordPart)) {
      hashtag();
    } else if (isWordPart(c)) {
      wordOrEmoticon();
    } else if (Emoji.begins(c)) {
      var form = Character.toString(c);
      take(Token.Kind.EMOJI, form, Emoji.end(text, at));
    } else if (Character.isWhitespace(c) || !isPrintable(c)) {
      at += Character.charCount(c);
    } else {
      punctuation();
    }
  }

  private void wordOrEmoticon() {
    var emoticon = Emoticon.at(text, at);
    if (emoticon != null) {
      take(Token.Kind.EMOTICON, emoticon.form(), at + emoticon.written().length());
      return;
    }
    word(at, wordEnd(at));
  }

  private void punctuation() {
    var emoticon = Emoticon.at(text, at);
    if (emoticon != null) {
      take(Token.Kind.EMOTICON, emoticon.form(), at + emoticon.written().length());
      return;
    }
    int c = text.codePointAt(at);
    if (isMark(c)) {
      int end = end(at, Normaliser::isMark);
      take(Token.Kind.PUNCTUATION, markForm(at, end), end);
      return;
    }
    take(Token.Kind.PUNCTUATION, Character.toString(c), at + Character.charCount(c));
  }

  /** Runs of marks have few forms: how many there are beyond two says nothing more. */
  private String markForm(int start, int end) {
    var run = text.substring(start, end);
    boolean asks = run.indexOf('?') >= 0;
    boolean calls = run.indexOf('!') >= 0;
    if (asks && calls) {
      return "?!";
    }
    var mark = asks ? "?" : calls ? "!" : ".";
    return run.length() > 1 || run.equals("…") ? mark + mark : mark;
  }

  private void hashtag() {
    int end = end(at + 1, o -> isWordPart(o) || o == '_');
    int start = at;
    for (int i = at + 1; i < end; i++) {
      if (text.charAt(i) == '_' || isSeam(i)) {
        word(start, i);
        start = i;
      }
    }
    word(start, end);
  }

  /** Where a hashtag's next word begins: "EineKatastrophe" has one before the K. */
  private boolean isSeam(int i) {
    char before = text.charAt(i - 1);
    char here = text.charAt(i);
    return Character.isLowerCase(before) && Character.isUpperCase(here)
        || Character.isLetter(before) && Character.isDigit(here)
        || Character.isDigit(before) && Character.isLetter(here);
  }

  private void word(int start, int end) {
    int from = start;
    while (from < end && (text.charAt(from) == '#' || text.charAt(from) == '_')) {
      from++;
    }
    var written = text.substring(from, end);
    var form = fold(written);
    if (form.isEmpty()) {
      at = Math.max(end, at + 1);
      return;
    }
    if (form.equals("http") || form.equals("https")) {
      take(Token.Kind.LINK, LINK, start, end, written);
      return;
    }
    take(Token.Kind.WORD, form, start, end, written);
  }

  private void take(Token.Kind kind, String form, int end) {
    take(kind, form, at, end, "");
  }

  private void take(Token.Kind kind, String form, int start, int end, String written) {
    var negated = negation.reaches(kind, form);
    tokens.add(
        new Token(
            kind,
            form,
            visible.original(start),
            visible.original(end),
            negated,
            isShouted(written),
            isElongated(written)));
    at = end;
  }

  private int wordEnd(int start) {
    int end = start;
    while (end < text.length()) {
      int c = text.codePointAt(end);
      if (!isWordPart(c) && !isInnerApostrophe(end, c)) {
        break;
      }
      end += Character.charCount(c);
    }
    return end;
  }

  private boolean isInnerApostrophe(int i, int c) {
    return (c == '\'' || c == '’') && follows(i + 1, Character::isLetter);
  }

  private boolean isLinkAt(int i) {
    return text.startsWith("http://", i)
        || text.startsWith("https://", i)
        || text.startsWith("www.", i);
  }

  private boolean follows(int i, IntPredicate test) {
    return i < text.length() && test.test(text.codePointAt(i));
  }

  private int end(int start, IntPredicate test) {
    int end = start;
    while (end < text.length() && test.test(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  private static boolean isHandle(int c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static boolean isWordPart(int c) {
    return Character.isLetterOrDigit(c) || isCombining(c);
  }

  private static boolean isCombining(int c) {
    return c >= 0x300 && Character.getType(c) == Character.NON_SPACING_MARK && !Emoji.joins(c);
  }

  private static boolean isMark(int c) {
    return c == '!' || c == '?' || c == '.' || c == '…';
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }

  /** No character that composition could change. */
  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) >= 0x300) {
        return false;
      }
    }
    return true;
  }

  /**
   * Composing sorts the marks of a letter one by one, so that twice as many take four times as
   * long. A flood of them says nothing that the first ones do not.
   */
  private static String withFewMarks(String word) {
    StringBuilder few = null;
    int marks = 0;
    for (int i = 0; i < word.length(); ) {
      int c = word.codePointAt(i);
      marks = isCombining(c) ? marks + 1 : 0;
      if (marks > MOST_MARKS && few == null) {
        few = new StringBuilder(word.length()).append(word, 0, i);
      }
      if (few != null && marks <= MOST_MARKS) {
        few.appendCodePoint(c);
      }
      i += Character.charCount(c);
    }
    return few == null ? word : few.toString();
  }

  private static int foldCharacter(int c) {
    if (c >= 'a' && c <= 'z') {
      return c;
    }
    if (c == '’') {
      return '\'';
    }
    return Character.isDigit(c) ? '0' : Character.toLowerCase(c);
  }

  private static void append(StringBuilder form, int folded) {
    if (folded == 'ß') {
      form.append("ss");
      return;
    }
    form.appendCodePoint(folded);
  }

  private static boolean isShouted(String written) {
    int letters = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      letters += Character.isUpperCase(c) ? 1 : 0;
    }
    return letters >= 3;
  }

  private static boolean isElongated(String written) {
    for (int i = 2; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == written.charAt(i - 1) && c == written.charAt(i - 2) && Character.isLetter(c)) {
        return true;
      }
    }
    return false;
  }
}
