package io.sturmwarte.crisis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The points of a formula, from {@code resources/crisis/weights.properties}. */
final class Weights {
  private static final String RESOURCE = "/crisis/weights.properties";

  private final Map<String, Double> values;

  private Weights(Map<String, Double> values) {
    this.values = values;
  }

  /**
   * @param formula what the names of its points begin with, such as {@code urgency}
   */
  static Weights shipped(String formula) {
    var properties = new Properties();
    try (var in = Weights.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Weights(
        properties.stringPropertyNames().stream()
            .filter(name -> name.startsWith(formula + "."))
            .collect(
                Collectors.toMap(
                    name -> name.substring(formula.length() + 1),
                    name -> Double.valueOf(properties.getProperty(name)))));
  }

  double of(String part) {
    return values.getOrDefault(part, 0.0);
  }
}
