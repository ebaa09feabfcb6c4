package io.sturmwarte.exercise;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.exercise.Effect.Felt;
import io.sturmwarte.exercise.Effect.Judged;
import io.sturmwarte.exercise.Effect.Published;
import io.sturmwarte.exercise.Effect.Spoken;
import io.sturmwarte.expectation.Expectation;
import io.sturmwarte.scenario.Scenario;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a step brought about, and its part of the feed, in the engine's transaction. */
record Recording(SqlClient connection, Scenario scenario, Claim claim) {
  private static final String PUBLISH =
      "insert into publication (exercise_id, key, at_ms, text) values ($1, $2, $3, $4)";

  private static final String EXPECT =
      "insert into standing (exercise_id, expectation_id, inject_id, from_ms) values ($1, $2, $3, $4)";

  private static final String JUDGE =
      """
      update standing set score = $3, settled_ms = $4, reason_de = $5, reason_en = $6
      where exercise_id = $1 and expectation_id = $2 and score is null
      """;

  private static final String FEEL =
      "insert into mood (exercise_id, tick, at_ms, negatives_per_minute, level) values ($1, $2, $3, $4, $5)";

  /** Finishing is written once, when the clock first says so. */
  private static final String MOVE_ON =
      """
      update exercise set ticks = $2, heat = $3, tension = $4, negatives = $5, next_due_at = $6,
        finished_at = case when $7 = 'FINISHED' then coalesce(finished_at, app_now()) end,
        running_since = case when $7 = 'RUNNING' then running_since end,
        elapsed_before_ms = case when $7 = 'RUNNING' then elapsed_before_ms else $8 end,
        state = $7
      where id = $1
      """;

  Uni<Void> write(Step step) {
    var all = Uni.createFrom().voidItem();
    for (var effect : step.effects()) {
      all = all.chain(() -> write(effect));
    }
    return all.chain(() -> moveOn(step)).chain(() -> announce(step));
  }

  private Uni<Void> write(Effect effect) {
    return switch (effect) {
      case Published published -> publish(published);
      case Spoken spoken -> speak(spoken);
      case Judged judged -> judge(judged);
      case Felt felt -> feel(felt);
    };
  }

  private Uni<Void> publish(Published published) {
    var inject = published.inject();
    var text = inject.text().in(claim.language());
    return insert(PUBLISH, claim.id(), Play.key(inject), published.at().toMillis(), text)
        .chain(() -> append("inject", Feed.inject(scenario, published, claim.language())))
        .chain(() -> expect(published, inject.expectations()));
  }

  private Uni<Void> expect(Published published, List<Expectation> expectations) {
    var all = Uni.createFrom().voidItem();
    for (var expectation : expectations) {
      all = all.chain(() -> expect(published, expectation));
    }
    return all;
  }

  private Uni<Void> expect(Published published, Expectation expectation) {
    var injectId = published.inject().id();
    return insert(EXPECT, claim.id(), expectation.id(), injectId, published.at().toMillis());
  }

  private Uni<Void> speak(Spoken spoken) {
    var text = spoken.text().in(claim.language());
    return insert(PUBLISH, claim.id(), spoken.key(), spoken.at().toMillis(), text)
        .chain(() -> append("post", Feed.post(spoken, claim.language())));
  }

  private Uni<Void> judge(Judged judged) {
    var verdict = judged.verdict();
    return insert(
            JUDGE,
            claim.id(),
            judged.expectation().id(),
            verdict.score(),
            verdict.at().toMillis(),
            verdict.reason().de(),
            verdict.reason().en())
        .chain(() -> append("expectation", Feed.expectation(judged)));
  }

  private Uni<Void> feel(Felt felt) {
    var mood = felt.mood();
    return insert(
            FEEL,
            claim.id(),
            mood.tick(),
            felt.at().toMillis(),
            mood.negativesPerMinute(),
            mood.level())
        .chain(() -> append("mood", Feed.mood(felt)));
  }

  private Uni<Void> moveOn(Step step) {
    var mood = step.mood();
    var due = step.nextDueAt();
    return insert(
        MOVE_ON,
        claim.id(),
        mood.tick(),
        mood.heat(),
        mood.tension(),
        mood.negatives(),
        due == null ? null : due.atOffset(ZoneOffset.UTC),
        step.clock().state().name(),
        step.clock().elapsed(claim.now()).toMillis());
  }

  private Uni<Void> announce(Step step) {
    if (step.clock().state() == claim.clock().state()) {
      return Uni.createFrom().voidItem();
    }
    var elapsed = step.clock().elapsed(claim.now());
    return append("state", Feed.state(claim.id(), step.clock().state(), elapsed));
  }

  private Uni<Void> append(String type, JsonObject data) {
    return EventLog.append(connection, claim.team(), type, claim.id().toString(), data);
  }

  private Uni<Void> insert(String sql, @Nullable Object... values) {
    return connection.preparedQuery(sql).execute(Tuple.from(values)).replaceWithVoid();
  }
}
