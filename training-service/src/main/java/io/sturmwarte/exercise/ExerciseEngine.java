package io.sturmwarte.exercise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.scenario.ScenarioLibrary;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Moves exercises on. Any replica may run a round: it takes one exercise in which something is due,
 * lets {@link Play} decide what happens, and records it with the feed, all in one transaction.
 */
@ApplicationScoped
class ExerciseEngine {
  private final Pool pool;
  private final ScenarioLibrary library;

  ExerciseEngine(Pool pool, ScenarioLibrary library) {
    this.pool = pool;
    this.library = library;
  }

  /** One round; gives how long to sleep. */
  Uni<Duration> round() {
    return pool.withTransaction(this::step);
  }

  private Uni<Duration> step(SqlConnection connection) {
    return Ledger.claim(connection)
        .chain(
            claim ->
                claim
                    .map(c -> advance(connection, c))
                    .orElseGet(() -> Ledger.untilNextDue(connection)));
  }

  private Uni<Duration> advance(SqlConnection connection, Claim claim) {
    var scenario = library.get(claim.scenario());
    return Ledger.situation(connection, claim)
        .map(situation -> Step.of(scenario, situation, claim))
        .chain(step -> new Recording(connection, scenario, claim).write(step))
        .replaceWith(Duration.ZERO);
  }
}
