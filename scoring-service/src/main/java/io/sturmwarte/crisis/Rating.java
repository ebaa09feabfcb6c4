package io.sturmwarte.crisis;

import java.util.List;

/**
 * A number from 0 to 100 with what it is made of.
 *
 * @param parts add up to the value before it is cut to 0 to 100
 */
public record Rating(double value, List<Part> parts) {
  public static final Rating NONE = new Rating(0, List.of());

  /** A part of a number. */
  public record Part(String name, double value) {}

  static Rating of(List<Part> parts) {
    double sum = parts.stream().mapToDouble(Part::value).sum();
    return new Rating(Math.clamp(sum, 0, 100), parts);
  }
}
