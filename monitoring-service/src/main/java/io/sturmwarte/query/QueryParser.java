package io.sturmwarte.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads an expression. In the order in which they bind: {@code NEAR/n}, {@code NOT}, {@code AND} or
 * nothing between two operands, {@code OR}. Operators are written in capitals.
 */
public final class QueryParser {
  private static final int LONGEST = 4_000;
  private static final int DEEPEST = 50;
  private static final int MOST_TERMS = 500;
  private static final int FARTHEST = 100;
  private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");

  private final Source source;
  private int depth;
  private int terms;

  private QueryParser(String text) {
    this.source = new Source(text);
  }

  /**
   * What was read.
   *
   * @param at where it begins
   * @param openAt what of it matches everything that has not some word, or -1 where any match has a
   *     word to be found by
   */
  private record Part(Expression expression, int at, int openAt) {
    boolean isOpen() {
      return openAt >= 0;
    }
  }

  /** Throws {@link QueryError} with the column at which the expression fails. */
  public static Expression parse(String text) {
    if (text.length() > LONGEST) {
      throw new QueryError(LONGEST, "an expression has at most 4,000 characters");
    }
    return new QueryParser(text).whole();
  }

  private Expression whole() {
    var part = alternatives();
    if (!source.atEnd()) {
      throw new QueryError(source.at(), "this ) closes nothing; leave it out");
    }
    if (part.isOpen()) {
      throw new QueryError(
          part.openAt(),
          "this alone would match nearly everything; add a word that must occur, as in"
              + " brand AND NOT spam, or brand lang:de");
    }
    return part.expression();
  }

  private Part alternatives() {
    var parts = new ArrayList<Part>();
    parts.add(conjunction());
    while (source.take("OR")) {
      parts.add(conjunction());
    }
    int openAt = parts.stream().mapToInt(Part::openAt).filter(at -> at >= 0).findFirst().orElse(-1);
    return new Part(Expression.or(expressions(parts)), parts.getFirst().at(), openAt);
  }

  private Part conjunction() {
    var parts = new ArrayList<Part>();
    parts.add(operand());
    while (source.take("AND") || operandFollows()) {
      parts.add(operand());
    }
    int openAt = parts.stream().allMatch(Part::isOpen) ? parts.getFirst().openAt() : -1;
    return new Part(Expression.and(expressions(parts)), parts.getFirst().at(), openAt);
  }

  private static List<Expression> expressions(List<Part> parts) {
    return parts.stream().map(Part::expression).toList();
  }

  private boolean operandFollows() {
    return !source.atEnd() && source.peek() != ')' && !source.follows("OR");
  }

  private Part operand() {
    source.skipBlanks();
    int at = source.at();
    if (source.take("NOT")) {
      return nested(() -> new Part(new Expression.Not(operand().expression()), at, at));
    }
    var left = single();
    return source.nearFollows() ? near(left) : left;
  }

  private Part near(Part left) {
    source.skipBlanks();
    int at = source.at();
    int distance = distance(source.untilDelimiter(), at);
    var right = single();
    if (source.nearFollows()) {
      throw new QueryError(
          source.at(), "NEAR has two sides; write a NEAR/5 b AND b NEAR/5 c for three");
    }
    return new Part(new Near(place(left), place(right), distance), left.at(), -1);
  }

  private static int distance(String operator, int at) {
    try {
      int distance = Integer.parseInt(operator.substring("NEAR/".length()));
      if (distance >= 1 && distance <= FARTHEST) {
        return distance;
      }
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      // Said below.
    }
    throw new QueryError(at, "NEAR needs a distance from 1 to 100 in words, as in NEAR/5");
  }

  private static Place place(Part part) {
    return switch (part.expression()) {
      case Place place -> place;
      case Expression.Or or when or.operands().stream().allMatch(Place.class::isInstance) ->
          new AnyOf(or.operands().stream().map(Place.class::cast).toList());
      default ->
          throw new QueryError(
              part.at(), "NEAR stands between words and phrases, or several of them: (a OR b)");
    };
  }

  private Part single() {
    source.skipBlanks();
    int at = source.at();
    if (source.atEnd()) {
      throw new QueryError(at, "a word, a phrase or ( is missing here");
    }
    char next = source.peek();
    if (next == '(') {
      return nested(this::parentheses);
    }
    if (next == ')') {
      throw new QueryError(at, "a word, a phrase or ( is missing before this )");
    }
    if (++terms > MOST_TERMS) {
      throw new QueryError(at, "an expression has at most 500 words, phrases and conditions");
    }
    return Source.isQuote(next) ? phrase(false) : word();
  }

  private Part parentheses() {
    int at = source.at();
    source.skip();
    var inner = alternatives();
    if (source.atEnd()) {
      throw new QueryError(at, "this ( is never closed; add )");
    }
    source.skip();
    return new Part(inner.expression(), at, inner.openAt());
  }

  private Part phrase(boolean asWritten) {
    int at = source.at();
    var quoted = source.quoted();
    return new Part(WordReader.phrase(quoted, at, asWritten), at, -1);
  }

  private Part word() {
    int at = source.at();
    var written = source.untilDelimiter();
    refuseOperators(written, at);
    if (written.equals("=") && source.atQuote()) {
      return phrase(true);
    }
    int colon = written.indexOf(':');
    if (colon > 0) {
      return condition(written, at, colon);
    }
    return new Part(WordReader.word(written, at), at, -1);
  }

  private Part condition(String written, int at, int colon) {
    boolean isQuoted = colon == written.length() - 1 && source.atQuote();
    var value = isQuoted ? source.quoted() : written.substring(colon + 1);
    int valueAt = at + colon + (isQuoted ? 2 : 1);
    var name = written.substring(0, colon);
    return new Part(new ConditionReader(name, at, value, valueAt).read(), at, at);
  }

  private static void refuseOperators(String written, int at) {
    if (OPERATORS.contains(written)) {
      throw new QueryError(
          at, written + " needs an operand on both sides; to search for the word write it small");
    }
    if (Source.isNear(written)) {
      throw new QueryError(at, "NEAR needs a word or a phrase before it");
    }
  }

  private Part nested(Supplier<Part> inner) {
    if (++depth > DEEPEST) {
      throw new QueryError(source.at(), "this is nested more than 50 deep");
    }
    var part = inner.get();
    depth--;
    return part;
  }
}
