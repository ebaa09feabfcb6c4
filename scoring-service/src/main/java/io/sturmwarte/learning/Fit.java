package io.sturmwarte.learning;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import java.util.Arrays;
import java.util.List;

/**
 * One trained yes-or-no question: logit = weights · features + bias. Logistic regression by
 * liblinear's L2R_LR, which has no randomness: the same input gives the same weights.
 */
record Fit(double[] weights, double bias) {
  private static final double TOLERANCE = 0.01;

  /** A text as sparse features: slots in rising order, and what each weighs. */
  record Row(int[] slots, double[] values) {
    double dot(double[] weights) {
      double sum = 0;
      for (int i = 0; i < slots.length; i++) {
        sum += weights[slots[i]] * values[i];
      }
      return sum;
    }

    /** The same with further features behind the {@code size} that there are. */
    Row and(int size, double[] further) {
      var all = Arrays.copyOf(slots, slots.length + further.length);
      var weighed = Arrays.copyOf(values, all.length);
      for (int i = 0; i < further.length; i++) {
        all[slots.length + i] = size + i;
        weighed[slots.length + i] = further[i];
      }
      return new Row(all, weighed);
    }
  }

  static Fit of(List<Row> rows, boolean[] yes, int size, double c) {
    Linear.disableDebugOutput();
    var problem = new Problem();
    problem.l = rows.size();
    problem.n = size + 1;
    problem.bias = 1;
    problem.x = rows.stream().map(row -> nodes(row, size)).toArray(Feature[][]::new);
    problem.y = new double[problem.l];
    for (int i = 0; i < problem.l; i++) {
      problem.y[i] = yes[i] ? 1 : -1;
    }
    var model = Linear.train(problem, new Parameter(SolverType.L2R_LR, c, TOLERANCE));
    // The weights point to the label that came first.
    double sign = model.getLabels()[0] == 1 ? 1 : -1;
    var signed = Arrays.stream(model.getFeatureWeights()).map(w -> sign * w).toArray();
    return new Fit(Arrays.copyOf(signed, size), signed[size]);
  }

  double logit(Row row) {
    return row.dot(weights) + bias;
  }

  private static Feature[] nodes(Row row, int size) {
    var nodes = new Feature[row.slots.length + 1];
    for (int i = 0; i < row.slots.length; i++) {
      nodes[i] = new FeatureNode(row.slots[i] + 1, row.values[i]);
    }
    nodes[row.slots.length] = new FeatureNode(size + 1, 1);
    return nodes;
  }
}
