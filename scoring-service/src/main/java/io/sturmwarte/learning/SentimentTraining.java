package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.Idf;
import io.sturmwarte.model.LinearModel;
import io.sturmwarte.text.Features;
import io.sturmwarte.text.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Trains the weights of one language. */
final class SentimentTraining {
  /** How closely the corpora beside the target, and the target, are followed. */
  private static final double C_BESIDE = 1;

  private static final double C_TARGET = 1;

  private final Language language;
  private final Corpus target;
  private final List<Corpus> beside = new ArrayList<>();
  private final List<Corpus> toxicity = new ArrayList<>();
  private final Idf idf;

  SentimentTraining(Data data, Language language) throws IOException {
    this.language = language;
    this.target = data.learn(Recipe.sentimentTarget(language), "sentiment");
    for (var source : Recipe.beside(language)) {
      beside.add(data.learn(source, "sentiment, beside the target"));
    }
    beside.add(data.lexicon(Recipe.lexicon(language)));
    if (language == Language.GERMAN) {
      var whole = data.read(Recipe.toxicityTarget());
      int taught = Validation.taughtPart(whole);
      toxicity.add(data.learn(Recipe.toxicityTarget(), "toxicity", taught));
    }
    this.idf = Idf.of(everyText());
  }

  LinearModel train() {
    var heads = Head.of(language);
    var teachers = teachers();
    var weights = new double[heads.size()][];
    var biases = new double[heads.size()];
    var shares = new double[heads.size()];
    for (int h = 0; h < heads.size(); h++) {
      var corpus = heads.get(h) == Head.TOXIC ? toxicity.getFirst() : target;
      var yes = yes(corpus, label(heads.get(h)));
      var fit = stack(teachers, corpus).fit(rows(corpus), yes, C_TARGET);
      weights[h] = fit.weights();
      biases[h] = fit.bias();
      shares[h] = share(yes);
    }
    return LinearModel.quantise(heads, idf, weights, biases, shares);
  }

  private Stack stack(List<Fit> teachers, Corpus corpus) {
    var stack = new Stack();
    var rows = rows(corpus);
    teachers.forEach(teacher -> stack.add(teacher, rows));
    return stack;
  }

  /** One model for each label of each corpus beside the target. */
  private List<Fit> teachers() {
    var fits = new ArrayList<Fit>();
    for (var corpus : beside) {
      var rows = rows(corpus);
      for (var label : questions(corpus)) {
        fits.add(Fit.of(rows, yes(corpus, label), Features.SLOTS, C_BESIDE));
      }
    }
    return fits;
  }

  /** Where there are two labels, one question says all. */
  private static List<String> questions(Corpus corpus) {
    var labels = corpus.labels().stream().sorted().toList();
    return labels.size() == 2 ? labels.subList(0, 1) : labels;
  }

  private static String label(Head head) {
    return switch (head) {
      case NEGATIVE -> "negative";
      case NEUTRAL -> "neutral";
      case POSITIVE -> "positive";
      case TOXIC -> "OFFENSE";
    };
  }

  private List<Fit.Row> rows(Corpus corpus) {
    return corpus.examples().stream().map(Corpus.Example::features).map(this::row).toList();
  }

  private Fit.Row row(Features text) {
    var weighed = idf.weigh(text);
    var order =
        IntStream.range(0, text.distinct())
            .filter(f -> weighed[f] != 0)
            .boxed()
            .sorted(Comparator.comparingInt(text::slot))
            .mapToInt(f -> f)
            .toArray();
    return new Fit.Row(
        IntStream.of(order).map(text::slot).toArray(),
        IntStream.of(order).mapToDouble(f -> weighed[f]).toArray());
  }

  private static boolean[] yes(Corpus corpus, String label) {
    var yes = new boolean[corpus.examples().size()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = corpus.examples().get(i).label().equals(label);
    }
    return yes;
  }

  private static double share(boolean[] yes) {
    return (double) IntStream.range(0, yes.length).filter(i -> yes[i]).count() / yes.length;
  }

  private List<Features> everyText() {
    var corpora = new ArrayList<>(beside);
    corpora.add(target);
    corpora.addAll(toxicity);
    return corpora.stream()
        .flatMap(corpus -> corpus.examples().stream())
        .map(Corpus.Example::features)
        .toList();
  }
}
