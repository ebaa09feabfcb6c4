package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads an expression. In the order in which they bind: {@code NOT}, {@code AND} or nothing between
 * two operands, {@code OR}. Operators are written in capitals.
 */
public final class QueryParser {
  private static final int MAX_LENGTH = 4_000;
  private static final int MAX_DEPTH = 50;
  private static final int SHORTEST_PREFIX = 3;
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  private final String text;
  private int at;
  private int depth;

  private QueryParser(String text) {
    this.text = text;
  }

  /** Throws {@link QueryError} with the column at which the expression fails. */
  public static Expression parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new QueryError(MAX_LENGTH, "an expression has at most 4,000 characters");
    }
    var parser = new QueryParser(text);
    var expression = parser.alternatives();
    if (!parser.atEnd()) {
      throw new QueryError(parser.at, "this ) closes nothing");
    }
    if (expression.anchors().isEmpty()) {
      throw new QueryError(
          0, "name at least one word that must occur; NOT, lang: and platform: only narrow down");
    }
    return expression;
  }

  private Expression alternatives() {
    var operands = new ArrayList<Expression>();
    operands.add(conjunction());
    while (take("OR")) {
      operands.add(conjunction());
    }
    return Expression.or(operands);
  }

  private Expression conjunction() {
    var operands = new ArrayList<Expression>();
    operands.add(operand());
    while (take("AND") || operandFollows()) {
      operands.add(operand());
    }
    return Expression.and(operands);
  }

  private Expression operand() {
    if (take("NOT")) {
      return nested(() -> new Expression.Not(operand()));
    }
    if (atEnd()) {
      throw new QueryError(at, "a word, a phrase or ( is missing here");
    }
    return switch (text.charAt(at)) {
      case '(' -> nested(this::parentheses);
      case ')' -> throw new QueryError(at, "a word, a phrase or ( is missing before this )");
      case '"' -> phrase();
      default -> word();
    };
  }

  private Expression parentheses() {
    var open = at++;
    var inner = alternatives();
    if (atEnd()) {
      throw new QueryError(open, "this ( is never closed");
    }
    at++;
    return inner;
  }

  private Expression phrase() {
    var open = at;
    var close = text.indexOf('"', open + 1);
    if (close < 0) {
      throw new QueryError(open, "this quotation mark is never closed");
    }
    at = close + 1;
    var words = Words.sequence(text.substring(open + 1, close));
    if (words.isEmpty()) {
      throw new QueryError(open, "there is no word between the quotation marks");
    }
    return new Expression.Phrase(words);
  }

  private Expression word() {
    var start = at;
    var written = untilDelimiter();
    if (OPERATORS.contains(written)) {
      throw new QueryError(start, written + " needs an operand on both sides");
    }
    var colon = written.indexOf(':');
    if (colon > 0) {
      return field(start, written.substring(0, colon), written.substring(colon + 1));
    }
    if (written.endsWith("*")) {
      return prefix(start, written.substring(0, written.length() - 1));
    }
    if (written.startsWith("#") || written.startsWith("@")) {
      return marked(start, written);
    }
    return plain(start, written);
  }

  private static Expression field(int start, String name, String value) {
    if (value.isEmpty()) {
      throw new QueryError(start, name + ": needs a value, as in " + name + ":de");
    }
    return switch (name) {
      case "lang" -> new Expression.InLanguage(Folding.fold(value));
      case "platform" -> new Expression.OnPlatform(Folding.fold(value));
      default ->
          throw new QueryError(
              start, "there is no field " + name + "; there are lang: and platform:");
    };
  }

  private static Expression prefix(int start, String written) {
    var words = Words.sequence(written);
    if (words.size() != 1 || words.getFirst().length() < SHORTEST_PREFIX) {
      throw new QueryError(start, "before * there must be one word of at least 3 letters");
    }
    return new Expression.Prefix(words.getFirst());
  }

  private static Expression marked(int start, String written) {
    var words = Words.sequence(written.substring(1));
    if (words.size() != 1) {
      throw new QueryError(start, "after " + written.charAt(0) + " there must be one word");
    }
    return new Expression.Word(written.charAt(0) + words.getFirst());
  }

  /** Something like {@code e-mobil} is two words one after the other. */
  private static Expression plain(int start, String written) {
    var words = Words.sequence(written);
    if (words.isEmpty() || written.contains("*")) {
      throw new QueryError(start, "'" + written + "' is not a word that can be searched for");
    }
    return words.size() == 1
        ? new Expression.Word(words.getFirst())
        : new Expression.Phrase(List.copyOf(words));
  }

  private Expression nested(java.util.function.Supplier<Expression> inner) {
    if (++depth > MAX_DEPTH) {
      throw new QueryError(at, "this is nested more than 50 deep");
    }
    var expression = inner.get();
    depth--;
    return expression;
  }

  private boolean operandFollows() {
    return !atEnd() && text.charAt(at) != ')' && !follows("OR");
  }

  private boolean take(String operator) {
    if (!follows(operator)) {
      return false;
    }
    at += operator.length();
    return true;
  }

  private boolean follows(String operator) {
    skipBlanks();
    var end = at + operator.length();
    return text.startsWith(operator, at) && (end == text.length() || isDelimiter(text.charAt(end)));
  }

  private boolean atEnd() {
    skipBlanks();
    return at == text.length();
  }

  private void skipBlanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private String untilDelimiter() {
    var start = at;
    while (at < text.length() && !isDelimiter(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private static boolean isDelimiter(char c) {
    return Character.isWhitespace(c) || c == '(' || c == ')' || c == '"';
  }
}
