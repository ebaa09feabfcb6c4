package io.sturmwarte.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.testing.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CycleTest {
  private static final Duration LONG = Duration.ofHours(1);

  private final Vertx vertx = Vertx.vertx();
  private final AtomicInteger rounds = new AtomicInteger();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void runsAgainAtOnceWhileThereIsMore() {
    var cycle =
        cycle(() -> Uni.createFrom().item(rounds.incrementAndGet() < 5 ? Duration.ZERO : LONG));

    cycle.start();

    await().untilAsserted(() -> assertThat(rounds).hasValue(5));
  }

  @Test
  void sleepsUntilItIsWoken() {
    var cycle = cycle(() -> Uni.createFrom().item(LONG).invoke(rounds::incrementAndGet));
    cycle.start();
    await().untilAsserted(() -> assertThat(rounds).hasValue(1));

    cycle.wake();

    await().untilAsserted(() -> assertThat(rounds).hasValue(2));
  }

  @Test
  void wakingDuringARoundIsNotForgotten() {
    var first = new CompletableFuture<Duration>();
    var cycle =
        cycle(
            () ->
                rounds.incrementAndGet() == 1
                    ? Uni.createFrom().completionStage(first)
                    : Uni.createFrom().item(LONG));
    cycle.start();
    await().untilAsserted(() -> assertThat(rounds).hasValue(1));

    cycle.wake();
    first.complete(LONG);

    await().untilAsserted(() -> assertThat(rounds).hasValue(2));
  }

  @Test
  void failedRoundIsTriedAgain() {
    var cycle =
        cycle(
            () ->
                rounds.incrementAndGet() < 3
                    ? Uni.createFrom().failure(new IllegalStateException("database is away"))
                    : Uni.createFrom().item(LONG));

    cycle.start();

    await().untilAsserted(() -> assertThat(rounds).hasValue(3));
  }

  @Test
  void noticeOfTheDatabaseWakesEvenAfterTheConnectionBroke() {
    try (var database = Database.create()) {
      var wakeups = new Wakeups(vertx, database.pool()).on("news", rounds::incrementAndGet);
      wakeups.start();
      await().untilAsserted(() -> assertThat(rounds).hasValue(1));
      database.execute("notify news");
      await().untilAsserted(() -> assertThat(rounds).hasValue(2));

      database.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where query like 'listen %' and datname = current_database()");
      await().untilAsserted(() -> assertThat(rounds).hasValue(3));
      database.execute("notify news");

      await().untilAsserted(() -> assertThat(rounds).hasValue(4));
      wakeups.stop();
    }
  }

  @Test
  void channelMayBeCalledWhatSqlCallsSomethingElse() {
    try (var database = Database.create()) {
      var wakeups = new Wakeups(vertx, database.pool()).on("freeze", rounds::incrementAndGet);

      wakeups.start();
      await().untilAsserted(() -> assertThat(rounds).hasValue(1));
      database.execute("notify \"freeze\"");

      await().untilAsserted(() -> assertThat(rounds).hasValue(2));
      wakeups.stop();
    }
  }

  private Cycle cycle(java.util.function.Supplier<Uni<Duration>> work) {
    return new Cycle(vertx, "test", LONG, work);
  }
}
