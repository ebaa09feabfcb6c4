package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.TermList;
import io.sturmwarte.text.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Tells whether an answer is about what was asked: it takes up a word of the mention ("Abschlag",
 * "Abschläge"), a part of one ("Anlage" for "Klimaanlage"), or another word for the same ("Paket"
 * for "Lieferung").
 */
final class Problem {
  /**
   * As many letters of a word's beginning tell it apart; shorter words count whole, from three on.
   */
  private static final int STEM = 5;

  private static final int SHORTEST = 3;

  private final TermList stopWords;
  private final List<TermList> topics;

  Problem(Language language) {
    stopWords = TermList.read("/reply/%s/stop-words.txt".formatted(language.label()));
    topics = topics("/reply/%s/topics.txt".formatted(language.label()));
  }

  boolean isNamed(List<Token> mention) {
    return !stems(mention).isEmpty() || topics.stream().anyMatch(topic -> speaksOf(topic, mention));
  }

  /** How many words and topics both have. */
  int shared(List<Token> mention, List<Token> draft) {
    var words = new HashSet<String>();
    words.addAll(shared(stems(mention), pieces(draft)));
    words.addAll(shared(stems(draft), pieces(mention)));
    long both =
        topics.stream().filter(topic -> speaksOf(topic, mention) && speaksOf(topic, draft)).count();
    return words.size() + (int) both;
  }

  /** How many different words tell something, beside those that fit under any post. */
  int telling(List<Token> tokens, List<TermList.Match> canned) {
    return (int)
        tokens.stream()
            .filter(this::isTelling)
            .filter(token -> canned.stream().noneMatch(match -> covers(match, token)))
            .map(Token::form)
            .distinct()
            .count();
  }

  private static boolean covers(TermList.Match match, Token token) {
    return match.start() <= token.start() && token.end() <= match.end();
  }

  private static Set<String> shared(Set<String> some, Set<String> others) {
    some.retainAll(others);
    return some;
  }

  private Set<String> stems(List<Token> tokens) {
    var stems = new HashSet<String>();
    for (var token : tokens) {
      if (isTelling(token)) {
        var word = token.form();
        stems.add(word.substring(0, Math.min(STEM, word.length())));
      }
    }
    return stems;
  }

  /** Every run of letters in a word that could be the stem of another. */
  private Set<String> pieces(List<Token> tokens) {
    var pieces = new HashSet<String>();
    for (var token : tokens) {
      if (!isTelling(token)) {
        continue;
      }
      var word = token.form();
      pieces.add(word);
      for (int i = 0; i + STEM <= word.length(); i++) {
        pieces.add(word.substring(i, i + STEM));
      }
    }
    return pieces;
  }

  private boolean isTelling(Token token) {
    return token.isWord()
        && (token.form().length() >= SHORTEST || isName(token.form()))
        && stopWords.matches(List.of(token)).isEmpty();
  }

  /** A short word of letters and digits, such as the line S3. */
  private static boolean isName(String word) {
    return word.chars().anyMatch(Character::isDigit) && word.chars().anyMatch(Character::isLetter);
  }

  private static boolean speaksOf(TermList topic, List<Token> tokens) {
    return !topic.matches(tokens).isEmpty();
  }

  /** A line holds the words for one thing, separated by commas. */
  private static List<TermList> topics(String resource) {
    var stream = Objects.requireNonNull(Problem.class.getResourceAsStream(resource), resource);
    try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> TermList.of(line.split(",")))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
