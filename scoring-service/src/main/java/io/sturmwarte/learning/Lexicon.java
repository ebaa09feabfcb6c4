package io.sturmwarte.learning;

import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What single words are worth, from below 0 (bad) to above 0 (good). It teaches as a trained corpus
 * does: a weight for each word, the other way round and weaker where the word is negated (VADER,
 * Hutto and Gilbert 2014, measured 0.74).
 */
record Lexicon(Map<String, Double> words) {
  private static final double NEGATED = -0.74;

  Fit fit() {
    var weights = new double[Features.SLOTS];
    new TreeMap<>(words)
        .forEach(
            (word, worth) -> {
              var tokens = Normaliser.tokens(word);
              if (tokens.size() == 1) {
                add(weights, tokens.getFirst(), worth);
              }
            });
    return new Fit(weights, 0);
  }

  /** Each word as a text of its own, so that its parts teach what words like it are worth. */
  Corpus asTexts(Language language) {
    var examples =
        new TreeMap<>(words)
            .entrySet().stream()
                .filter(word -> word.getValue() != 0)
                .map(
                    word ->
                        new Corpus.Example(
                            word.getValue() > 0 ? "positive" : "negative", word.getKey()))
                .toList();
    return new Corpus("lexicon", language, "", "", examples);
  }

  private static void add(double[] weights, Token token, double worth) {
    var negated =
        new Token(token.kind(), token.form(), token.start(), token.end(), true, false, false);
    weights[slot(token)] += worth;
    weights[slot(negated)] += NEGATED * worth;
  }

  private static int slot(Token token) {
    return Features.of(List.of(token)).row(0);
  }
}
