package io.sturmwarte.learning;

import io.sturmwarte.model.LanguageIdentifier;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Trains what tells German and English from other languages. */
final class LanguageTraining {
  private static final double C = 5;
  private static final String USE = "language";

  private LanguageTraining() {}

  static LanguageIdentifier train(Data data) throws IOException {
    var rows = new ArrayList<Fit.Row>();
    var given = new ArrayList<Language>();
    for (var source : sources()) {
      for (var example : data.learn(source, USE).examples()) {
        add(example.text(), source.language(), rows, given);
      }
    }
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      for (var post : data.posts(language).posts()) {
        add(post.text(), language, rows, given);
      }
    }
    return fit(rows, given);
  }

  private static void add(
      String text, Language language, List<Fit.Row> rows, List<Language> given) {
    var counts = LanguageIdentifier.counts(Normaliser.tokens(text));
    if (!counts.isEmpty()) {
      rows.add(row(counts));
      given.add(language);
    }
  }

  private static List<Recipe.Source> sources() {
    var sources = new ArrayList<>(Recipe.otherLanguages("train"));
    sources.addAll(Recipe.otherLanguages("val"));
    sources.add(Recipe.furtherLanguages());
    for (var language : List.of(Language.GERMAN, Language.ENGLISH)) {
      sources.addAll(Recipe.sentimentTargets(language));
    }
    sources.addAll(Recipe.beside(Language.GERMAN));
    sources.add(Recipe.beside(Language.ENGLISH).getFirst());
    return sources;
  }

  private static LanguageIdentifier fit(List<Fit.Row> rows, List<Language> given) {
    var classes = LanguageIdentifier.classes();
    var weights = new float[classes.size() * LanguageIdentifier.SLOTS];
    var biases = new double[classes.size()];
    for (int c = 0; c < classes.size(); c++) {
      var yes = new boolean[rows.size()];
      for (int i = 0; i < yes.length; i++) {
        yes[i] = given.get(i) == classes.get(c);
      }
      var fit = Fit.of(rows, yes, LanguageIdentifier.SLOTS, C);
      for (int slot = 0; slot < LanguageIdentifier.SLOTS; slot++) {
        weights[slot * classes.size() + c] = (float) fit.weights()[slot];
      }
      biases[c] = fit.bias();
    }
    return new LanguageIdentifier(weights, biases);
  }

  /** Each occurrence weighs the same; the length of the text is taken out as in the identifier. */
  private static Fit.Row row(LanguageIdentifier.Counts counts) {
    var times = new TreeMap<Integer, Integer>();
    for (int i = 0; i < counts.size(); i++) {
      times.merge(counts.slot(i), 1, Integer::sum);
    }
    double scale = 1 / Math.sqrt(counts.size());
    return new Fit.Row(
        times.keySet().stream().mapToInt(slot -> slot).toArray(),
        times.values().stream().mapToDouble(count -> count * scale).toArray());
  }
}
