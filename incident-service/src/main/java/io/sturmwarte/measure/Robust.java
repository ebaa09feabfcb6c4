package io.sturmwarte.measure;

import java.util.List;

/**
 * Median and MAD: what is usual and how far from it is usual, unmoved by a few wild values
 * (Rousseeuw and Croux 1993).
 */
final class Robust {
  private Robust() {}

  /** The middle value, or the mean of the two middle ones. */
  static double median(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("there is no median of nothing");
    }
    var sorted = values.stream().sorted().toList();
    var middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** The median of the absolute deviations from the median; not scaled. */
  static double mad(List<Double> values) {
    var median = median(values);
    return median(values.stream().map(value -> Math.abs(value - median)).toList());
  }
}
