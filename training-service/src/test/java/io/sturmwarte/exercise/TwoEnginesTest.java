package io.sturmwarte.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.ScoringFake;
import io.sturmwarte.scenario.ScenarioLibrary;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Engines compete with the service's own for many exercises that are all due at once. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScoringFake.class)
class TwoEnginesTest {
  private static final int EXERCISES = 20;

  private static final String RUNNING =
      """
      insert into exercise (id, scenario, language, team, created_by, state, speed, seed, created_at,
        started_at, running_since, next_due_at)
      select gen_random_uuid(), 'deleted-comment', 'en', 'competing', 'trainer', 'RUNNING', 1, n, app_now(),
        app_now(), app_now(), app_now() + interval '1 hour'
      from generate_series(1, 20) n
      """;

  @Inject Pool pool;
  @Inject ScenarioLibrary library;

  @Test
  void allComesAndNothingComesTwice() throws Throwable {
    run(pool.query(RUNNING).execute());
    AppClock.advance(Duration.ofMinutes(10));
    run(
        pool.query("update exercise set next_due_at = app_now() where team = 'competing'")
            .execute());

    run(Uni.join().all(rounds(), rounds(), rounds()).andCollectFailures());

    assertThat(count("type = 'inject'")).isEqualTo(EXERCISES * injectsBy(Duration.ofMinutes(10)));
    assertThat(count("type = 'mood'")).isEqualTo(EXERCISES * 20L);
    assertThat(
            number(
                "select count(*) from (select subject, data->>'injectId' from event where team = 'competing'"
                    + " and type = 'inject' group by 1, 2 having count(*) > 1) doubled"))
        .isZero();
  }

  private long injectsBy(Duration at) {
    return library.get("deleted-comment").injects().stream()
        .filter(inject -> inject.when() == null && inject.at().compareTo(at) <= 0)
        .count();
  }

  private Uni<Void> rounds() {
    var engine = new ExerciseEngine(pool, library);
    return Multi.createBy()
        .repeating()
        .uni(engine::round)
        .whilst(Duration.ZERO::equals)
        .collect()
        .last()
        .replaceWithVoid();
  }

  private long count(String condition) throws Throwable {
    return number("select count(*) from event where team = 'competing' and " + condition);
  }

  private long number(String sql) throws Throwable {
    return run(pool.query(sql).execute().map(rows -> rows.iterator().next().getLong(0)));
  }

  private static <T> T run(Uni<T> uni) throws Throwable {
    return VertxContextSupport.subscribeAndAwait(() -> uni);
  }
}
