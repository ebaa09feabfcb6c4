package io.sturmwarte.scenario;

import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.scenario.Scenario.Condition;
import io.sturmwarte.scenario.Scenario.Inject;
import io.sturmwarte.scenario.Scenario.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a schema cannot say: that names lead somewhere, and that time runs forward. */
record CrossChecks(YamlDocument document, List<ScenarioFault> found) {
  CrossChecks(YamlDocument document) {
    this(document, new ArrayList<>());
  }

  List<ScenarioFault> faults(Scenario scenario) {
    var injectIds = new HashSet<String>();
    var earlier = new HashSet<String>();
    var before = Duration.ZERO;
    for (var i = 0; i < scenario.injects().size(); i++) {
      var inject = scenario.injects().get(i);
      var path = "/injects/" + i;
      check(injectIds.add(inject.id()), path + "/id", "there is an inject of this id already");
      check(
          inject.at().compareTo(before) >= 0, path + "/at", "injects are listed in order of time");
      checkInject(scenario, inject, path, Set.copyOf(earlier));
      checkExpectations(inject, path, earlier);
      before = inject.at();
    }
    return found;
  }

  private void checkInject(Scenario scenario, Inject inject, String path, Set<String> earlier) {
    check(
        scenario.personas().containsKey(inject.persona()),
        path + "/persona",
        "there is no persona '%s'".formatted(inject.persona()));
    check(
        inject.at().compareTo(scenario.length()) < 0,
        path + "/at",
        "the exercise is over by then; it lasts " + scenario.length());
    var condition = inject.when();
    if (condition != null) {
      terms(condition)
          .filter(term -> !earlier.contains(term.expectation()))
          .forEach(term -> unknown(term, path + "/when"));
    }
  }

  private void unknown(Term term, String path) {
    check(false, path, "'%s' is no expectation of an earlier inject".formatted(term.expectation()));
  }

  private void checkExpectations(Inject inject, String path, Set<String> ids) {
    for (var i = 0; i < inject.expectations().size(); i++) {
      var expectation = inject.expectations().get(i);
      var at = path + "/expectations/" + i;
      check(ids.add(expectation.id()), at + "/id", "there is an expectation of this id already");
      check(
          expectation.kind() != Expectation.Kind.CHOOSE_STRATEGY
              || !expectation.strategies().isEmpty(),
          at,
          "CHOOSE_STRATEGY names the strategies that fit");
    }
  }

  private static Stream<Term> terms(Condition condition) {
    return Stream.concat(condition.all().stream(), condition.any().stream());
  }

  private void check(boolean holds, String path, String reason) {
    if (!holds) {
      found.add(new ScenarioFault(document.line(path), path, reason));
    }
  }
}
