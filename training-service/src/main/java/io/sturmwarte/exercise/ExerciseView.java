package io.sturmwarte.exercise;

import io.sturmwarte.exercise.Situation.Standing;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.expectation.Text;
import io.sturmwarte.expectation.Verdict.Status;
import io.sturmwarte.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An exercise as clients see it.
 *
 * @param facts what players know by now
 * @param tasks what is expected of them by now
 */
public record ExerciseView(
    UUID id,
    String scenario,
    Text title,
    String brand,
    Text brief,
    String team,
    String language,
    ExerciseState state,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    Duration elapsed,
    Duration length,
    double speed,
    List<String> players,
    List<Text> facts,
    List<Task> tasks) {

  static ExerciseView of(Exercise exercise, Scenario scenario) {
    return of(exercise, scenario, Map.of());
  }

  static ExerciseView of(Exercise exercise, Scenario scenario, Map<String, Standing> standings) {
    var elapsed = exercise.elapsed();
    return new ExerciseView(
        exercise.id,
        scenario.key(),
        scenario.title(),
        scenario.brand(),
        scenario.brief(),
        exercise.team,
        exercise.language,
        exercise.state,
        exercise.startedAt,
        exercise.finishedAt,
        elapsed.compareTo(scenario.length()) < 0 ? elapsed : scenario.length(),
        scenario.length(),
        exercise.speed,
        exercise.players(),
        facts(exercise, scenario, elapsed),
        tasks(scenario, standings));
  }

  private static List<Text> facts(Exercise exercise, Scenario scenario, Duration elapsed) {
    if (exercise.startedAt == null) {
      return List.of();
    }
    return scenario.facts().stream()
        .filter(fact -> fact.at().compareTo(elapsed) <= 0)
        .map(Scenario.Fact::text)
        .toList();
  }

  private static List<Task> tasks(Scenario scenario, Map<String, Standing> standings) {
    return scenario.injects().stream()
        .flatMap(inject -> inject.expectations().stream())
        .flatMap(
            expectation ->
                Stream.ofNullable(standings.get(expectation.id()))
                    .map(standing -> Task.of(expectation, standing)))
        .sorted(Comparator.comparing(Task::dueAt))
        .toList();
  }

  /**
   * What players should do.
   *
   * @param dueAt by the clock of the exercise
   */
  public record Task(String id, String injectId, Text label, Duration dueAt, Status status) {

    static Task of(Expectation expectation, Standing standing) {
      var verdict = standing.verdict();
      return new Task(
          expectation.id(),
          standing.injectId(),
          expectation.label(),
          standing.from().plus(expectation.within()),
          verdict == null ? Status.OPEN : Status.of(verdict.score(), expectation.points()));
    }
  }
}
