package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.model.Manifest;
import io.sturmwarte.model.Models;
import io.sturmwarte.sentiment.Odds;
import io.sturmwarte.sentiment.Prior;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Measures a model on texts that it did not learn from, with the balance of those texts. */
final class Validation {
  private static final double TAUGHT = 0.8;

  private Validation() {}

  /** Where a corpus has no validation part, its last fifth is kept from training. */
  static int taughtPart(Corpus corpus) {
    return (int) (corpus.examples().size() * TAUGHT);
  }

  static List<Manifest.Quality> measure(Models models, Data data) throws IOException {
    var quality = new ArrayList<Manifest.Quality>();
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      var corpus = data.read(Recipe.sentimentValidation(language));
      add(quality, "sentiment", language, sentiment(models, corpus), corpus.name());
    }
    var whole = data.read(Recipe.toxicityTarget());
    var kept = whole.with(whole.examples().subList(taughtPart(whole), whole.examples().size()));
    var toxicity = toxicity(models, kept);
    add(quality, "toxicity", Language.GERMAN, toxicity, kept.name() + ", the fifth kept back");
    var languages = languages(models.languages(), data);
    quality.add(
        new Manifest.Quality(
            "language",
            "german, english, other",
            "accuracy",
            rounded(languages.accuracy()),
            "umsab validation in 8 languages",
            languages.size()));
    return quality;
  }

  private static Measures sentiment(Models models, Corpus corpus) {
    var tally = new Measures.Tally(3);
    for (var example : corpus.examples()) {
      var odds = Odds.of(models.of(corpus.language()).answer(example.features()), Prior.BALANCED);
      int given = List.of("negative", "neutral", "positive").indexOf(example.label());
      tally.add(given, odds.negative(), odds.neutral(), odds.positive());
    }
    return tally.measures();
  }

  private static Measures toxicity(Models models, Corpus corpus) {
    var tally = new Measures.Tally(2);
    for (var example : corpus.examples()) {
      var answer = models.german().answer(example.features());
      double share = answer.trainedShare(Head.TOXIC);
      double toxic = Prior.probability(answer.logit(Head.TOXIC), share, share);
      tally.add(example.label().equals("OFFENSE") ? 1 : 0, 1 - toxic, toxic);
    }
    return tally.measures();
  }

  private static Measures languages(LanguageIdentifier identifier, Data data) throws IOException {
    var tally = new Measures.Tally(3);
    var sources = new ArrayList<>(Recipe.otherLanguages("val"));
    sources.add(Recipe.sentimentValidation(Language.GERMAN));
    sources.add(Recipe.sentimentValidation(Language.ENGLISH));
    for (var source : sources) {
      for (var example : data.read(source).examples()) {
        var guess = identifier.identify(Normaliser.tokens(example.text()));
        int given = LanguageIdentifier.classes().indexOf(source.language());
        var odds = new double[3];
        odds[LanguageIdentifier.classes().indexOf(guess.language())] = 1;
        tally.add(given, odds);
      }
    }
    return tally.measures();
  }

  private static void add(
      List<Manifest.Quality> quality,
      String head,
      Language language,
      Measures measures,
      String dataset) {
    int size = measures.size();
    var label = language.label();
    quality.add(
        new Manifest.Quality(head, label, "macro-f1", rounded(measures.macroF1()), dataset, size));
    quality.add(
        new Manifest.Quality(
            head,
            label,
            "expected-calibration-error",
            rounded(measures.calibrationError()),
            dataset,
            size));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
