package io.sturmwarte.text;

import java.util.List;

/** One list of phrases to look for; see {@link TermIndex} for how they are written. */
public final class TermList {
  private final TermIndex index;

  private TermList(List<String> lines) {
    index = new TermIndex(List.of(lines));
  }

  public static TermList of(String... lines) {
    return new TermList(List.of(lines));
  }

  /** Reads a resource of this service, such as {@code /reply/de/apology.txt}. */
  public static TermList read(String resource) {
    return new TermList(TermIndex.lines(resource));
  }

  /** Every place where a phrase of the list stands. */
  public List<Match> matches(List<Token> tokens) {
    return index.matches(tokens).stream()
        .map(
            match ->
                new Match(
                    tokens.get(match.first()).start(),
                    tokens.get(match.last()).end(),
                    match.negated()))
        .toList();
  }

  /** Where a phrase was found, and whether a negation reaches it. */
  public record Match(int start, int end, boolean negated) {}
}
