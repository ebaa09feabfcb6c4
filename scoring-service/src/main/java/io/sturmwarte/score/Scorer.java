package io.sturmwarte.score;

import io.sturmwarte.crisis.Assessment;
import io.sturmwarte.crisis.Signs;
import io.sturmwarte.model.Head;
import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Odds;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads texts. Holds nothing of what it read, so any number of threads may share it. */
public final class Scorer {
  private static final double CERTAIN = 1;

  private final Models models;
  private final Priors priors;

  public Scorer(Models models, Priors priors) {
    this.models = models;
    this.priors = priors;
  }

  public String modelVersion() {
    return models.version();
  }

  /** Reads a text in the language that it seems to be in. */
  public Reading read(String text) {
    return read(text, null);
  }

  /**
   * @param known the language, where the caller knows it
   */
  public Reading read(String text, @Nullable Language known) {
    var tokens = Normaliser.tokens(text);
    var language = language(tokens, known);
    if (language.language() == Language.UNSUPPORTED) {
      return Reading.unread(language, models.version());
    }
    return read(tokens, language);
  }

  /** The language of a text; nothing is guessed where the caller knows. */
  public LanguageIdentifier.Guess language(List<Token> tokens, @Nullable Language known) {
    return known == null
        ? models.languages().identify(tokens)
        : new LanguageIdentifier.Guess(known, CERTAIN);
  }

  private Reading read(List<Token> tokens, LanguageIdentifier.Guess language) {
    var answer = models.of(language.language()).answer(tokens);
    var signs = Signs.of(answer);
    return new Reading(
        language,
        Odds.of(answer, priors.sentiment()),
        priors.toxicity().of(answer),
        signs,
        Assessment.of(signs, models.risk(), priors.escalate()),
        parts(answer.contributions(Head.NEGATIVE, Head.POSITIVE), tokens),
        evidence(answer, signs, tokens),
        models.version());
  }

  private static List<Reading.Evidence> evidence(
      LinearModel.Answer answer, Signs signs, List<Token> tokens) {
    if (signs.types().isEmpty() && signs.intents().isEmpty()) {
      return List.of();
    }
    return Stream.concat(
            signs.types().stream().map(type -> type.head()),
            signs.intents().stream().map(intent -> intent.head()))
        .map(head -> evidence(answer, head, tokens))
        .toList();
  }

  private static Reading.Evidence evidence(
      LinearModel.Answer answer, Head head, List<Token> tokens) {
    return Reading.Evidence.of(
        head.label(), answer.probability(head), parts(answer.contributions(head), tokens));
  }

  private static List<Reading.Contribution> parts(double[] weights, List<Token> tokens) {
    var parts = new ArrayList<Reading.Contribution>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        var token = tokens.get(i);
        parts.add(new Reading.Contribution(token.start(), token.end(), weights[i]));
      }
    }
    return parts;
  }
}
