package io.sturmwarte.crisis;

import io.sturmwarte.model.Formula;
import io.sturmwarte.sentiment.Prior;
import java.util.ArrayList;
import java.util.List;

/**
 * A number from 0 to 100 with what it is made of.
 *
 * @param parts add up to the value before it is cut to 0 to 100
 */
public record Rating(double value, List<Part> parts) {
  public static final Rating NONE = new Rating(0, List.of());

  private static final double MOST = 100;
  private static final double ALMOST_NOTHING = 1e-9;

  /** A part of a number. */
  public record Part(String name, double value) {}

  /** So many points for each finding. */
  static Rating points(Weights weights, List<Signs.Amount> amounts) {
    var parts = new ArrayList<Part>();
    double sum = 0;
    for (var amount : amounts) {
      double value = weights.of(amount.name()) * amount.value();
      add(parts, amount.name(), value);
      sum += value;
    }
    return new Rating(Math.clamp(sum, 0, MOST), List.copyOf(parts));
  }

  /**
   * A probability in percent. What each finding added is its integrated gradient along the straight
   * way from nothing found to all that was found (Sundararajan et al. 2017); for a logistic
   * function that is its share of the logit, and the parts add up exactly.
   *
   * @param share how common a yes is where the texts come from
   */
  static Rating probability(Formula formula, double share, List<Signs.Amount> amounts) {
    double usual = Prior.moved(formula.bias(), formula.share(), share);
    double sum = 0;
    for (var amount : amounts) {
      sum += formula.weight(amount.name()) * amount.value();
    }
    double before = MOST * Prior.sigmoid(usual);
    double value = MOST * Prior.sigmoid(usual + sum);
    double each =
        Math.abs(sum) < ALMOST_NOTHING ? before * (1 - before / MOST) : (value - before) / sum;
    var parts = new ArrayList<Part>();
    add(parts, "usual", before);
    for (var amount : amounts) {
      add(parts, amount.name(), formula.weight(amount.name()) * amount.value() * each);
    }
    return new Rating(value, List.copyOf(parts));
  }

  private static void add(List<Part> parts, String name, double value) {
    if (value != 0) {
      parts.add(new Part(name, value));
    }
  }
}
