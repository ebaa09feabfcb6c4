package io.sturmwarte.score;

import io.sturmwarte.crisis.Assessment;
import io.sturmwarte.crisis.Terms;
import io.sturmwarte.model.Head;
import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Odds;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.Token;
import io.sturmwarte.toxicity.Toxicity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads texts. Holds nothing of what it read, so any number of threads may share it. */
public final class Scorer {
  private static final double CERTAIN = 1;

  private final Models models;
  private final Prior prior;
  private final Toxicity toxicity;
  private final Terms german = Terms.of(Language.GERMAN);
  private final Terms english = Terms.of(Language.ENGLISH);

  public Scorer(Models models, Prior prior, Toxicity toxicity) {
    this.models = models;
    this.prior = prior;
    this.toxicity = toxicity;
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
    var answer = models.of(language.language()).answer(Features.of(tokens));
    var odds = Odds.of(answer, prior);
    var toxic = toxicity.of(answer, tokens);
    var terms = language.language() == Language.GERMAN ? german : english;
    var found = terms.in(tokens);
    return new Reading(
        language,
        odds,
        toxic,
        Assessment.of(odds, toxic, found),
        found.intents(),
        contributions(answer, tokens),
        models.version());
  }

  private static List<Reading.Contribution> contributions(
      LinearModel.Answer answer, List<Token> tokens) {
    var weights = answer.contributions(Head.NEGATIVE, Head.POSITIVE);
    var contributions = new ArrayList<Reading.Contribution>(weights.length);
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] != 0) {
        var token = tokens.get(i);
        contributions.add(new Reading.Contribution(token.start(), token.end(), weights[i]));
      }
    }
    return contributions;
  }
}
