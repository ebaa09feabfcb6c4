package io.sturmwarte.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Phrases to look for. A file holds one a line; {@code #} begins a comment, {@code *} at the end of
 * a word stands for any ending. Phrases are compared in normal form, so "Rückruf" finds
 * "RÜCKRUUUF".
 */
public final class TermList {
  /** As much of a word's beginning as an ending may follow. */
  private static final int STEM = 3;

  private final Map<String, List<Term>> byFirstWord = new HashMap<>();
  private final Map<String, List<Term>> byStem = new HashMap<>();

  private TermList(List<String> lines) {
    for (var line : lines) {
      var phrase = line.replaceAll("#.*", "").strip();
      if (!phrase.isEmpty()) {
        add(Term.of(phrase));
      }
    }
  }

  public static TermList of(String... lines) {
    return new TermList(List.of(lines));
  }

  /** Reads a resource of this service, such as {@code /crisis/de/product-fault.txt}. */
  public static TermList read(String resource) {
    var stream = TermList.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("There is no resource " + resource);
    }
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return new TermList(lines.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every place where a phrase of the list stands. */
  public List<Match> matches(List<Token> tokens) {
    var found = new ArrayList<Match>();
    for (int i = 0; i < tokens.size(); i++) {
      var length = longestAt(tokens, i);
      if (length > 0) {
        var first = tokens.get(i);
        found.add(new Match(first.start(), tokens.get(i + length - 1).end(), first.negated()));
        i += length - 1;
      }
    }
    return found;
  }

  private int longestAt(List<Token> tokens, int i) {
    var form = tokens.get(i).form();
    int longest = longest(byFirstWord.getOrDefault(form, List.of()), tokens, i);
    if (form.length() < STEM) {
      return longest;
    }
    var stem = form.substring(0, STEM);
    return Math.max(longest, longest(byStem.getOrDefault(stem, List.of()), tokens, i));
  }

  private static int longest(List<Term> candidates, List<Token> tokens, int i) {
    int longest = 0;
    for (var term : candidates) {
      if (term.words.size() > longest && term.standsAt(tokens, i)) {
        longest = term.words.size();
      }
    }
    return longest;
  }

  private void add(Term term) {
    var first = term.words.getFirst();
    if (!first.open) {
      byFirstWord.computeIfAbsent(first.form, w -> new ArrayList<>()).add(term);
      return;
    }
    if (first.form.length() < STEM) {
      throw new IllegalArgumentException(
          "The stem %s is too short: give it %d letters".formatted(first.form, STEM));
    }
    byStem.computeIfAbsent(first.form.substring(0, STEM), w -> new ArrayList<>()).add(term);
  }

  /** Where a phrase was found, and whether a negation reaches it. */
  public record Match(int start, int end, boolean negated) {}

  private record Word(String form, boolean open) {
    boolean fits(Token token) {
      return open ? token.form().startsWith(form) : token.form().equals(form);
    }
  }

  private record Term(List<Word> words) {
    static Term of(String phrase) {
      var words = new ArrayList<Word>();
      for (var written : phrase.split("\\s+")) {
        boolean open = written.endsWith("*");
        var form = open ? written.substring(0, written.length() - 1) : written;
        words.add(new Word(Normaliser.fold(form), open));
      }
      return new Term(List.copyOf(words));
    }

    boolean standsAt(List<Token> tokens, int i) {
      if (i + words.size() > tokens.size()) {
        return false;
      }
      for (int w = 0; w < words.size(); w++) {
        if (!words.get(w).fits(tokens.get(i + w))) {
          return false;
        }
      }
      return true;
    }
  }
}
