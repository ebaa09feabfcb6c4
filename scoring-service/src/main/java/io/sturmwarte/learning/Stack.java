package io.sturmwarte.learning;

import io.sturmwarte.text.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets other corpora teach without mixing their labels into the target's. Each trains a model of
 * its own; its logit, brought to mean 0 and deviation {@value #SCALE} over the target's texts, is
 * one more feature of the target, and so is the count of the question's terms. All of this is
 * linear, so the stack collapses into one weight for each feature and one for the terms.
 */
final class Stack {
  private static final double SCALE = 0.35;

  /** What one term weighs among features whose texts have a length of about 1.5. */
  private static final double TERM = 0.35;

  private final List<Teacher> teachers;

  private Stack(List<Teacher> teachers) {
    this.teachers = teachers;
  }

  /** The models that were trained elsewhere, as seen from the texts of the target. */
  static Stack of(List<Fit> fits, List<Fit.Row> target) {
    var teachers = new ArrayList<Teacher>();
    for (var fit : fits) {
      var logits = target.stream().mapToDouble(fit::logit).toArray();
      double mean = Arrays.stream(logits).sum() / logits.length;
      double variance =
          Arrays.stream(logits).map(logit -> (logit - mean) * (logit - mean)).sum() / logits.length;
      if (variance > 0) {
        teachers.add(new Teacher(fit, mean, SCALE / Math.sqrt(variance)));
      }
    }
    return new Stack(teachers);
  }

  /**
   * A collapsed stack.
   *
   * @param term what each term of the question's list adds
   */
  record Collapsed(Fit fit, double term) {
    double logit(Fit.Row row, int terms) {
      return fit.logit(row) + term * terms;
    }
  }

  /** What the teachers say of a text. */
  double[] answers(Fit.Row row) {
    return teachers.stream().mapToDouble(teacher -> teacher.answer(row)).toArray();
  }

  /** The target's text with how many terms it holds and what the teachers say of it. */
  static Fit.Row with(Fit.Row row, double[] answers, int terms) {
    var further = new double[1 + answers.length];
    further[0] = TERM * terms;
    System.arraycopy(answers, 0, further, 1, answers.length);
    return row.and(Features.SLOTS, further);
  }

  /**
   * @param rows each from {@link #with}
   */
  Collapsed fit(List<Fit.Row> rows, boolean[] yes, double c) {
    return collapse(Fit.of(rows, yes, Features.SLOTS + 1 + teachers.size(), c));
  }

  private Collapsed collapse(Fit stacked) {
    var weights = Arrays.copyOf(stacked.weights(), Features.SLOTS);
    double bias = stacked.bias();
    for (int t = 0; t < teachers.size(); t++) {
      var teacher = teachers.get(t);
      double trust = stacked.weights()[Features.SLOTS + 1 + t] * teacher.scale;
      for (int slot = 0; slot < Features.SLOTS; slot++) {
        weights[slot] += trust * teacher.fit.weights()[slot];
      }
      bias += trust * (teacher.fit.bias() - teacher.mean);
    }
    return new Collapsed(new Fit(weights, bias), TERM * stacked.weights()[Features.SLOTS]);
  }

  private record Teacher(Fit fit, double mean, double scale) {
    double answer(Fit.Row row) {
      return (fit.logit(row) - mean) * scale;
    }
  }
}
