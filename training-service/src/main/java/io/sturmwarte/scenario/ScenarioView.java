package io.sturmwarte.scenario;

import io.sturmwarte.expectation.Text;
import java.time.Duration;
import java.util.List;

/** A scenario as players may see it: what it is about, not what will come. */
public record ScenarioView(
    String key,
    int version,
    String brand,
    String cluster,
    Scenario.Difficulty difficulty,
    Duration length,
    Text title,
    Text summary,
    Text brief,
    List<Text> objectives,
    List<String> roles,
    List<Text> rules,
    int injects) {

  static ScenarioView of(Scenario scenario) {
    return new ScenarioView(
        scenario.key(),
        scenario.version(),
        scenario.brand(),
        scenario.cluster(),
        scenario.difficulty(),
        scenario.length(),
        scenario.title(),
        scenario.summary(),
        scenario.brief(),
        scenario.objectives(),
        scenario.roles(),
        scenario.rules(),
        scenario.injects().size());
  }
}
