package io.sturmwarte.crisis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The numbers of the formulas, from {@code resources/crisis/weights.properties}. */
final class Weights {
  private static final String RESOURCE = "/crisis/weights.properties";

  private final Map<String, Double> values;

  private Weights(Map<String, Double> values) {
    this.values = values;
  }

  static Weights shipped() {
    var properties = new Properties();
    try (var in = Weights.class.getResourceAsStream(RESOURCE)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Weights(
        properties.stringPropertyNames().stream()
            .collect(
                Collectors.toMap(
                    name -> name, name -> Double.valueOf(properties.getProperty(name)))));
  }

  double of(String formula, String part) {
    return values.getOrDefault(formula + "." + part, 0.0);
  }
}
