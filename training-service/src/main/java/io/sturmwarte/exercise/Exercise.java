package io.sturmwarte.exercise;

import com.fasterxml.uuid.Generators;
import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.crowd.Mood;
import io.sturmwarte.exercise.ExerciseClock.Cancelled;
import io.sturmwarte.exercise.ExerciseClock.Finished;
import io.sturmwarte.exercise.ExerciseClock.Paused;
import io.sturmwarte.exercise.ExerciseClock.Running;
import io.sturmwarte.exercise.ExerciseClock.Scheduled;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.Formula;
import org.jspecify.annotations.Nullable;

/** A scenario being run, as it is stored. */
@Entity
public class Exercise extends PanacheEntityBase {
  @Id UUID id;
  String scenario;
  String language;
  String team;

  @Column(name = "created_by")
  String createdBy;

  String[] players = {};

  @Enumerated(EnumType.STRING)
  ExerciseState state;

  double speed;
  long seed;

  @Column(name = "created_at")
  Instant createdAt;

  @Column(name = "started_at")
  @Nullable Instant startedAt;

  @Column(name = "finished_at")
  @Nullable Instant finishedAt;

  @Column(name = "elapsed_before_ms")
  long elapsedBeforeMs;

  @Column(name = "running_since")
  @Nullable Instant runningSince;

  @Column(name = "next_due_at")
  @Nullable Instant nextDueAt;

  int ticks;
  double heat;
  double tension;
  int negatives;

  /** The database's time at which this was read: only that decides. */
  @Formula("app_now()")
  @Nullable Instant readAt;

  protected Exercise() {}

  /** A new one, ready to be started. */
  static Exercise scheduled(String scenario, String language, String team, double speed) {
    var exercise = new Exercise();
    exercise.id = Generators.timeBasedEpochGenerator().generate();
    exercise.scenario = scenario;
    exercise.language = language;
    exercise.team = team;
    exercise.speed = speed;
    exercise.state = ExerciseState.SCHEDULED;
    exercise.seed = exercise.id.getLeastSignificantBits();
    exercise.tension = Mood.calm().tension();
    return exercise;
  }

  /** The exercise, if the caller may see it. */
  public static Uni<Exercise> visible(UUID id, Caller caller) {
    return Exercise.<Exercise>findById(id).map(found -> shown(found, id, caller));
  }

  /** The same, held against the engine and others until the transaction ends. */
  static Uni<Exercise> held(UUID id, Caller caller) {
    return Exercise.<Exercise>findById(id, LockModeType.PESSIMISTIC_WRITE)
        .map(found -> shown(found, id, caller));
  }

  static Uni<List<Exercise>> visibleTo(Caller caller, int limit) {
    return Exercise.<Exercise>find(
            "?1 = true or team in ?2 order by createdAt desc, id", caller.seesAll(), caller.teams())
        .range(0, limit - 1)
        .list();
  }

  private static Exercise shown(@Nullable Exercise found, UUID id, Caller caller) {
    if (found == null || !caller.sees(found.team)) {
      throw new Problem.NotFound("exercise", id);
    }
    return found;
  }

  public UUID id() {
    return id;
  }

  public String scenario() {
    return scenario;
  }

  public String language() {
    return language;
  }

  public ExerciseState state() {
    return state;
  }

  public List<String> players() {
    return List.of(players);
  }

  ExerciseClock clock() {
    return Clocks.of(state, Duration.ofMillis(elapsedBeforeMs), runningSince, speed);
  }

  public Duration elapsed() {
    return clock().elapsed(now());
  }

  Instant now() {
    return readAt == null ? createdAt : readAt;
  }

  void move(ExerciseClock.Move move) {
    var next = move.applyTo(clock(), now());
    state = next.state();
    elapsedBeforeMs =
        next instanceof Running running
            ? running.before().toMillis()
            : next.elapsed(now()).toMillis();
    runningSince = next instanceof Running running ? running.since() : null;
    startedAt = move == ExerciseClock.Move.START ? now() : startedAt;
    finishedAt = move == ExerciseClock.Move.FINISH ? now() : finishedAt;
    nextDueAt =
        switch (next) {
          case Running running -> now();
          case Finished finished -> now();
          case Scheduled scheduled -> null;
          case Paused paused -> null;
          case Cancelled cancelled -> null;
        };
  }

  /** A player did something; the engine shall look at it at once. */
  void actedBy(String player) {
    if (state != ExerciseState.RUNNING) {
      throw new Problem.Conflict(
          "The exercise is %s; it takes replies and decisions while RUNNING".formatted(state));
    }
    nextDueAt = now();
    if (!players().contains(player)) {
      players = Stream.concat(Arrays.stream(players), Stream.of(player)).toArray(String[]::new);
    }
  }
}
