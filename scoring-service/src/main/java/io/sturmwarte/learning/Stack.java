package io.sturmwarte.learning;

import io.sturmwarte.text.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets other corpora teach without mixing their labels into the target's. Each trains a model of
 * its own; its logit, brought to mean 0 and deviation {@value #SCALE} over the target's texts, is
 * one more feature of the target. All of this is linear, so the stack collapses into one weight for
 * each feature.
 */
final class Stack {
  private static final double SCALE = 0.35;

  private final List<Teacher> teachers = new ArrayList<>();

  /** Adds a model that was trained elsewhere, as seen from the texts of the target. */
  void add(Fit fit, List<Fit.Row> target) {
    var logits = target.stream().mapToDouble(fit::logit).toArray();
    double mean = 0;
    for (double logit : logits) {
      mean += logit / logits.length;
    }
    double variance = 0;
    for (double logit : logits) {
      variance += (logit - mean) * (logit - mean) / logits.length;
    }
    if (variance > 0) {
      teachers.add(new Teacher(fit, mean, SCALE / Math.sqrt(variance)));
    }
  }

  Fit fit(List<Fit.Row> target, boolean[] yes, double c) {
    var rows = target.stream().map(this::with).toList();
    var stacked = Fit.of(rows, yes, Features.SLOTS + teachers.size(), c);
    return collapse(stacked);
  }

  private Fit.Row with(Fit.Row row) {
    var answers = teachers.stream().mapToDouble(teacher -> teacher.answer(row)).toArray();
    return row.and(Features.SLOTS, answers);
  }

  private Fit collapse(Fit stacked) {
    var weights = Arrays.copyOf(stacked.weights(), Features.SLOTS);
    double bias = stacked.bias();
    for (int t = 0; t < teachers.size(); t++) {
      var teacher = teachers.get(t);
      double trust = stacked.weights()[Features.SLOTS + t] * teacher.scale;
      for (int slot = 0; slot < Features.SLOTS; slot++) {
        weights[slot] += trust * teacher.fit.weights()[slot];
      }
      bias += trust * (teacher.fit.bias() - teacher.mean);
    }
    return new Fit(weights, bias);
  }

  private record Teacher(Fit fit, double mean, double scale) {
    double answer(Fit.Row row) {
      return (fit.logit(row) - mean) * scale;
    }
  }
}
