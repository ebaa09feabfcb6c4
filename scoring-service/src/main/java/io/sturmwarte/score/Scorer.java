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
import org.jspecify.annotations.Nullable;

/** Reads texts. Holds nothing of what it read, so any number of threads may share it. */
public final class Scorer {
  private static final double CERTAIN = 1;
  private static final int WORDS_OF_EVIDENCE = 3;

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
    var evidence = new ArrayList<Reading.Evidence>(signs.types().size() + signs.intents().size());
    for (var type : signs.types()) {
      evidence.add(evidence(answer, type.head(), tokens));
    }
    for (var intent : signs.intents()) {
      evidence.add(evidence(answer, intent.head(), tokens));
    }
    return evidence;
  }

  private static Reading.Evidence evidence(
      LinearModel.Answer answer, Head head, List<Token> tokens) {
    var weights = strongest(answer.contributions(head));
    return new Reading.Evidence(head.label(), answer.probability(head), parts(weights, tokens));
  }

  /** Leaves the few that spoke most for it. */
  private static double[] strongest(double[] weights) {
    var kept = new double[weights.length];
    for (int left = WORDS_OF_EVIDENCE; left > 0; left--) {
      int best = -1;
      for (int i = 0; i < weights.length; i++) {
        if (kept[i] == 0 && weights[i] > (best < 0 ? 0 : weights[best])) {
          best = i;
        }
      }
      if (best < 0) {
        break;
      }
      kept[best] = weights[best];
    }
    return kept;
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
