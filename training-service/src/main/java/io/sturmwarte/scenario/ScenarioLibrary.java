package io.sturmwarte.scenario;

import io.quarkus.runtime.Startup;
import io.sturmwarte.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scenarios that ship with the product. A faulty one stops the start: it must not surprise a
 * class.
 */
@Startup
@Singleton
public class ScenarioLibrary {
  private static final List<String> SHIPPED = List.of("deleted-comment");

  private final Map<String, Scenario> byKey = new TreeMap<>();

  ScenarioLibrary(ScenarioReader reader) {
    for (var name : SHIPPED) {
      var scenario = reader.read(ScenarioReader.resource("/scenarios/%s.yaml".formatted(name)));
      byKey.put(scenario.key(), scenario);
    }
  }

  public Collection<Scenario> all() {
    return byKey.values();
  }

  /** Throws {@link Problem.NotFound} where there is none of this key. */
  public Scenario get(String key) {
    return Optional.ofNullable(byKey.get(key))
        .orElseThrow(() -> new Problem.NotFound("scenario", key));
  }
}
