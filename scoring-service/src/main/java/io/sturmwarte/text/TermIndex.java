package io.sturmwarte.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lists of phrases, all looked for in one pass over a text. A line holds one phrase; {@code #}
 * begins a comment, {@code *} at the end of a word stands for any ending. Phrases are compared in
 * normal form, so "Rückruf" finds "RÜCKRUUUF".
 */
public final class TermIndex {
  /** As much of a word's beginning as an ending may follow. */
  private static final int STEM = 3;

  private static final int STEM_BITS = 1 << 14;
  private static final List<Term> NONE = List.of();

  private final int lists;
  private final Map<String, List<Term>> byFirstWord = new HashMap<>();
  private final Map<String, List<Term>> byStem = new HashMap<>();

  /** Most words begin no phrase; this says so without a new string for each. */
  private final BitSet stems = new BitSet(STEM_BITS);

  /**
   * @param lists the lines of each list
   */
  public TermIndex(List<List<String>> lists) {
    this.lists = lists.size();
    for (int list = 0; list < this.lists; list++) {
      for (var line : lists.get(list)) {
        var phrase = line.replaceAll("#.*", "").strip();
        if (!phrase.isEmpty()) {
          add(Term.of(list, phrase));
        }
      }
    }
  }

  /** Reads a list from a resource of this service, such as {@code /terms/de/product-fault.txt}. */
  public static List<String> lines(String resource) {
    var stream = TermIndex.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("There is no resource " + resource);
    }
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where a phrase was found.
   *
   * @param list which list it is of
   * @param first the token it begins with
   * @param last the token it ends with
   * @param negated whether a negation reaches it
   */
  public record Match(int list, int first, int last, boolean negated) {}

  /** Every place where a phrase stands; of each list the longest, and none within another. */
  public List<Match> matches(List<Token> tokens) {
    var found = new ArrayList<Match>();
    var free = new int[lists];
    var longest = new int[lists];
    for (int i = 0; i < tokens.size(); i++) {
      var form = tokens.get(i).form();
      boolean any = measure(byFirstWord.getOrDefault(form, NONE), tokens, i, longest);
      if (form.length() >= STEM && stems.get(stemBit(form))) {
        var stem = form.substring(0, STEM);
        any |= measure(byStem.getOrDefault(stem, NONE), tokens, i, longest);
      }
      if (any) {
        take(tokens, i, longest, free, found);
      }
    }
    return found;
  }

  /** Notes for each list how long its longest phrase here is; says whether there is any. */
  private static boolean measure(List<Term> terms, List<Token> tokens, int i, int[] longest) {
    boolean any = false;
    for (var term : terms) {
      if (term.words.size() > longest[term.list] && term.standsAt(tokens, i)) {
        longest[term.list] = term.words.size();
        any = true;
      }
    }
    return any;
  }

  private static void take(
      List<Token> tokens, int i, int[] longest, int[] free, List<Match> found) {
    for (int list = 0; list < longest.length; list++) {
      if (longest[list] > 0 && i >= free[list]) {
        free[list] = i + longest[list];
        found.add(new Match(list, i, free[list] - 1, tokens.get(i).negated()));
      }
      longest[list] = 0;
    }
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
    stems.set(stemBit(first.form));
    byStem.computeIfAbsent(first.form.substring(0, STEM), w -> new ArrayList<>()).add(term);
  }

  private static int stemBit(String form) {
    return (form.charAt(0) * 31 * 31 + form.charAt(1) * 31 + form.charAt(2)) & STEM_BITS - 1;
  }

  private record Word(String form, boolean open) {
    boolean fits(Token token) {
      return open ? token.form().startsWith(form) : token.form().equals(form);
    }
  }

  private record Term(int list, List<Word> words) {
    static Term of(int list, String phrase) {
      var words = new ArrayList<Word>();
      for (var written : phrase.split("\\s+")) {
        boolean open = written.length() > 1 && written.endsWith("*");
        var form = open ? written.substring(0, written.length() - 1) : written;
        words.add(new Word(Normaliser.fold(form), open));
      }
      return new Term(list, List.copyOf(words));
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
