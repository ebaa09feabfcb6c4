package io.sturmwarte.exercise;

import io.sturmwarte.exercise.Situation.Standing;
import io.sturmwarte.expectation.Verdict.Status;
import io.sturmwarte.scenario.Scenario.Condition;
import io.sturmwarte.scenario.Scenario.Outcome;
import io.sturmwarte.scenario.Scenario.Term;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** Whether an inject is to come. While an expectation is open, what depends on it waits. */
final class Conditions {
  private Conditions() {}

  static boolean hold(
      @Nullable Condition condition,
      Map<String, Standing> standings,
      ToIntFunction<String> points) {
    if (condition == null) {
      return true;
    }
    if (!condition.any().isEmpty()) {
      return condition.any().stream().anyMatch(term -> holds(term, standings, points));
    }
    return condition.all().stream().allMatch(term -> holds(term, standings, points));
  }

  private static boolean holds(
      Term term, Map<String, Standing> standings, ToIntFunction<String> points) {
    var standing = standings.get(term.expectation());
    if (standing == null) {
      return false;
    }
    var verdict = standing.verdict();
    if (verdict == null) {
      return false;
    }
    var met = Status.of(verdict.score(), points.applyAsInt(term.expectation())) == Status.MET;
    return met == (term.is() == Outcome.MET);
  }
}
