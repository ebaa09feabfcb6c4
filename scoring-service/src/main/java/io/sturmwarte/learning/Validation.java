package io.sturmwarte.learning;

import io.sturmwarte.crisis.Assessment;
import io.sturmwarte.crisis.Signs;
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
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures what was learned on texts that it was not learned from: by cross-validation on the
 * corpora that taught, and with the finished file on the posts that were set aside.
 */
final class Validation {
  private static final String FOLDS = ", 5-fold cross-validation";
  private static final List<Head> SENTIMENT = Head.ALL.subList(0, 3);
  private static final List<String> LABELS = SENTIMENT.stream().map(Head::label).toList();

  private final Data data;
  private final Models models;
  private final List<Manifest.Quality> quality = new ArrayList<>();

  private Validation(Data data, Models models) {
    this.data = data;
    this.models = models;
  }

  static List<Manifest.Quality> measure(
      Models models, Data data, List<HeadTraining.Result> languages) throws IOException {
    var validation = new Validation(data, models);
    for (var result : languages) {
      validation.crossValidated(result);
      validation.setAside(data.setAside(result.posts().language()));
    }
    validation.languages();
    return validation.quality;
  }

  private void crossValidated(HeadTraining.Result result) throws IOException {
    var language = result.posts().language();
    for (var source : Recipe.sentimentTargets(language)) {
      var examples = data.read(source).examples();
      sentiment(
          language,
          source.name() + FOLDS,
          examples.size(),
          i -> examples.get(i).label(),
          (i, head) -> result.of(head).logit(source.name(), i),
          result.sharpness());
    }
    for (var source : Recipe.toxicityTargets(language)) {
      var examples = data.read(source).examples();
      var answers = result.of(Head.TOXIC);
      binary(
          Head.TOXIC,
          language,
          source.name() + FOLDS,
          examples.size(),
          i -> examples.get(i).label().equals("OFFENSE"),
          i -> answers.logit(source.name(), i),
          0.5);
    }
    var name = result.posts().name();
    ours(
        result.posts(),
        name + FOLDS,
        (i, head) -> result.of(head).logit(name, i),
        head -> result.of(head).threshold(),
        result.sharpness(),
        i -> RiskTraining.signs(result, i));
  }

  private void setAside(Post.File file) {
    var model = models.of(file.language());
    var answers =
        file.posts().stream().map(post -> model.answer(Normaliser.tokens(post.text()))).toList();
    ours(
        file,
        file.name(),
        (i, head) -> answers.get(i).logit(head),
        head -> answers.getFirst().threshold(head),
        answers.getFirst().sharpness(),
        i -> Signs.of(answers.get(i)));
  }

  private interface Logits {
    double of(int text, Head head);
  }

  private interface Thresholds {
    double of(Head head);
  }

  private void ours(
      Post.File file,
      String dataset,
      Logits logits,
      Thresholds thresholds,
      double sharpness,
      IntFunction<Signs> signs) {
    var posts = file.posts();
    var language = file.language();
    sentiment(language, dataset, posts.size(), i -> posts.get(i).sentiment(), logits, sharpness);
    for (var head : Head.ALL.subList(SENTIMENT.size(), Head.ALL.size())) {
      binary(
          head,
          language,
          dataset,
          posts.size(),
          i -> posts.get(i).says(head),
          i -> logits.of(i, head),
          thresholds.of(head));
    }
    double share = models.risk().share();
    var risks = new double[posts.size()];
    var urgencies = new double[posts.size()];
    for (int i = 0; i < posts.size(); i++) {
      var assessment = Assessment.of(signs.apply(i), models.risk(), share);
      risks[i] = assessment.risk().value() / 100;
      urgencies[i] = assessment.urgency().value();
    }
    var tally = new Measures.Tally(2);
    for (int i = 0; i < risks.length; i++) {
      tally.add(posts.get(i).escalate() ? 1 : 0, 1 - risks[i], risks[i]);
    }
    add("risk", language, "macro-f1", tally.measures().macroF1(), dataset, risks.length);
    add(
        "risk",
        language,
        "expected-calibration-error",
        tally.measures().calibrationError(),
        dataset,
        risks.length);
    var given = IntStream.range(0, risks.length).filter(i -> posts.get(i).escalate());
    add("risk", language, "auc", Measures.auc(risks, given.toArray()), dataset, risks.length);
    var labels = posts.stream().mapToDouble(Post::urgency).toArray();
    add(
        "urgency",
        language,
        "rank-correlation",
        Measures.rankCorrelation(urgencies, labels),
        dataset,
        labels.length);
  }

  private void sentiment(
      Language language,
      String dataset,
      int size,
      IntFunction<String> label,
      Logits logits,
      double sharpness) {
    var tally = new Measures.Tally(SENTIMENT.size());
    for (int i = 0; i < size; i++) {
      var odds =
          Odds.of(
              Prior.sigmoid(logits.of(i, Head.NEGATIVE)),
              Prior.sigmoid(logits.of(i, Head.NEUTRAL)),
              Prior.sigmoid(logits.of(i, Head.POSITIVE)),
              sharpness);
      int given = LABELS.indexOf(label.apply(i));
      tally.add(given, odds.negative(), odds.neutral(), odds.positive());
    }
    var measures = tally.measures();
    add("sentiment", language, "macro-f1", measures.macroF1(), dataset, size);
    for (int h = 0; h < SENTIMENT.size(); h++) {
      add("sentiment", language, "f1-" + SENTIMENT.get(h).label(), measures.f1(h), dataset, size);
    }
    add(
        "sentiment",
        language,
        "expected-calibration-error",
        measures.calibrationError(),
        dataset,
        size);
  }

  /** Whether the answer is yes is decided by the threshold; how sure it is, by the probability. */
  private void binary(
      Head head,
      Language language,
      String dataset,
      int size,
      IntPredicate yes,
      IntToDoubleFunction logit,
      double threshold) {
    var decided = new Measures.Tally(2);
    var stated = new Measures.Tally(2);
    int given = 0;
    for (int i = 0; i < size; i++) {
      double probability = Prior.sigmoid(logit.applyAsDouble(i));
      boolean says = probability >= threshold;
      decided.add(yes.test(i) ? 1 : 0, says ? 0 : 1, says ? 1 : 0);
      stated.add(yes.test(i) ? 1 : 0, 1 - probability, probability);
      given += yes.test(i) ? 1 : 0;
    }
    var name = head == Head.TOXIC ? "toxicity" : head.label();
    add(name, language, "macro-f1", decided.measures().macroF1(), dataset, size);
    add(name, language, "f1-yes", decided.measures().f1(1), dataset, size);
    add(name, language, "yes", given, dataset, size);
    add(
        name,
        language,
        "expected-calibration-error",
        stated.measures().calibrationError(),
        dataset,
        size);
  }

  private void languages() throws IOException {
    var tally = new Measures.Tally(LanguageIdentifier.classes().size());
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      for (var post : data.setAside(language).posts()) {
        identify(post.text(), language, tally);
      }
    }
    for (var example : data.read(Recipe.furtherLanguagesSetAside()).examples()) {
      identify(example.text(), Language.UNSUPPORTED, tally);
    }
    var measures = tally.measures();
    quality.add(
        new Manifest.Quality(
            "language",
            "de, en, other",
            "accuracy",
            rounded(measures.accuracy()),
            "posts_de, posts_en, other_languages, set aside",
            measures.size()));
  }

  private void identify(String text, Language given, Measures.Tally tally) {
    var guess = models.languages().identify(Normaliser.tokens(text));
    var odds = new double[LanguageIdentifier.classes().size()];
    odds[LanguageIdentifier.classes().indexOf(guess.language())] = 1;
    tally.add(LanguageIdentifier.classes().indexOf(given), odds);
  }

  private void add(
      String head, Language language, String metric, double value, String dataset, int size) {
    quality.add(
        new Manifest.Quality(head, language.label(), metric, rounded(value), dataset, size));
  }

  /** One line for each figure. */
  static String line(Manifest.Quality quality) {
    return String.format(
        Locale.ROOT,
        "%-22s %-6s %-27s %8.4f  %s (%d)",
        quality.head(),
        quality.language(),
        quality.metric(),
        quality.value(),
        quality.dataset(),
        quality.size());
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
