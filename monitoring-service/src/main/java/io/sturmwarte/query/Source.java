package io.sturmwarte.query;

/** The characters of an expression, and how far they have been read. */
final class Source {
  private final String text;
  private int at;

  Source(String text) {
    this.text = text;
  }

  int at() {
    return at;
  }

  /** Whether nothing but blanks is left; these are skipped. */
  boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  char peek() {
    return text.charAt(at);
  }

  void skip() {
    at++;
  }

  void skipBlanks() {
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
  }

  boolean take(String operator) {
    if (!follows(operator)) {
      return false;
    }
    at += operator.length();
    return true;
  }

  boolean follows(String operator) {
    skipBlanks();
    int end = at + operator.length();
    return text.startsWith(operator, at) && (end == text.length() || isDelimiter(text.charAt(end)));
  }

  boolean nearFollows() {
    skipBlanks();
    int before = at;
    boolean isNear = isNear(untilDelimiter());
    at = before;
    return isNear;
  }

  static boolean isNear(String written) {
    return written.equals("NEAR") || written.startsWith("NEAR/");
  }

  boolean atQuote() {
    return at < text.length() && isQuote(text.charAt(at));
  }

  /** What stands between this quotation mark and the next. */
  String quoted() {
    int open = at;
    int close = open + 1;
    while (close < text.length() && !isQuote(text.charAt(close))) {
      close++;
    }
    if (close == text.length()) {
      throw new QueryError(open, "this quotation mark is never closed");
    }
    at = close + 1;
    return text.substring(open + 1, close);
  }

  String untilDelimiter() {
    int start = at;
    while (at < text.length() && !isDelimiter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  /** Also those that word processors put in place of the straight one. */
  static boolean isQuote(char c) {
    return switch (c) {
      case '"', '“', '”', '„', '‟', '«', '»' -> true;
      default -> false;
    };
  }

  static boolean isBlank(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  private static boolean isDelimiter(char c) {
    return isBlank(c) || c == '(' || c == ')' || isQuote(c);
  }
}
