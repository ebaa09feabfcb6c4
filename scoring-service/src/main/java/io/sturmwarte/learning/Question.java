package io.sturmwarte.learning;

import io.sturmwarte.model.Head;
import io.sturmwarte.model.LinearModel;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Learns one question. What is said about its quality comes from cross-validation: each text is
 * answered by a model that learned from the other folds only. The same answers calibrate it and
 * choose its threshold.
 */
final class Question {
  /** How closely the texts are followed. */
  private static final double C = 4;

  private static final int FOLDS = 5;
  private static final int LOWEST = 25;
  private static final int HIGHEST = 60;

  private final Stack stack;
  private final List<Text> texts;

  /**
   * A labelled text.
   *
   * @param stacked the row with its terms and what the teachers say
   * @param terms how many terms of the question's list it holds
   * @param fold texts that are alike are in the same
   * @param times how often it counts
   */
  record Text(Fit.Row row, Fit.Row stacked, int terms, boolean yes, int fold, int times) {}

  Question(Stack stack, List<Text> texts) {
    this.stack = stack;
    this.texts = texts;
  }

  static int fold(String text) {
    return Math.floorMod(text.strip().hashCode(), FOLDS);
  }

  /**
   * What was learned.
   *
   * @param answers of cross-validation to each text, as calibrated logits
   */
  record Learned(Head head, LinearModel.Trained trained, double[] answers) {}

  /**
   * @param judges the texts that the threshold is to serve
   * @param sentiments of the texts, where they are to have a say
   */
  Learned learn(Head head, List<Integer> judges, Calibration.@Nullable Sentiments sentiments) {
    var raw = new double[texts.size()];
    for (int fold = 0; fold < FOLDS; fold++) {
      answer(fold, raw);
    }
    var yes = yes(texts);
    var calibration = Calibration.of(raw, yes, sentiments);
    var answers = new double[raw.length];
    for (int i = 0; i < raw.length; i++) {
      answers[i] = calibration.of(raw[i], i, sentiments);
    }
    var whole = calibration.of(fit(texts));
    return new Learned(
        head,
        new LinearModel.Trained(
            whole.fit().weights(),
            whole.fit().bias(),
            whole.term(),
            calibration.mood(),
            share(),
            threshold(answers, judges)),
        answers);
  }

  private void answer(int fold, double[] raw) {
    var fit = fit(texts.stream().filter(text -> text.fold() != fold).toList());
    for (int i = 0; i < texts.size(); i++) {
      if (texts.get(i).fold() == fold) {
        raw[i] = fit.logit(texts.get(i).row(), texts.get(i).terms());
      }
    }
  }

  private Stack.Collapsed fit(List<Text> chosen) {
    var repeated =
        chosen.stream().flatMap(text -> Collections.nCopies(text.times(), text).stream()).toList();
    return stack.fit(repeated.stream().map(Text::stacked).toList(), yes(repeated), C);
  }

  /**
   * Of all thresholds in hundredths the one with the best F1 of yes. A feed holds far fewer crises
   * than our posts do, so none that is lower than {@value #LOWEST} percent is taken.
   */
  private double threshold(double[] answers, List<Integer> judges) {
    double best = 0.5;
    double bestF1 = 0;
    for (int percent = LOWEST; percent <= HIGHEST; percent++) {
      double threshold = percent / 100.0;
      double logit = Math.log(threshold / (1 - threshold));
      int right = 0;
      int said = 0;
      int given = 0;
      for (int i : judges) {
        boolean says = answers[i] >= logit;
        said += says ? 1 : 0;
        given += texts.get(i).yes() ? 1 : 0;
        right += says && texts.get(i).yes() ? 1 : 0;
      }
      double f1 = said + given == 0 ? 0 : 2.0 * right / (said + given);
      if (f1 > bestF1) {
        bestF1 = f1;
        best = threshold;
      }
    }
    return best;
  }

  private double share() {
    return (double) texts.stream().filter(Text::yes).count() / texts.size();
  }

  private static boolean[] yes(List<Text> texts) {
    var yes = new boolean[texts.size()];
    for (int i = 0; i < yes.length; i++) {
      yes[i] = texts.get(i).yes();
    }
    return yes;
  }
}
