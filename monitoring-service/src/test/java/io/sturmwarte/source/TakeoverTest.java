package io.sturmwarte.source;

import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.awaitHealth;
import static io.sturmwarte.source.Sourced.awaitMentions;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.mention.Intake;
import io.sturmwarte.monitor.House;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.outbound.Replica;
import io.sturmwarte.source.mastodon.Connectors;
import io.sturmwarte.source.mastodon.FakeMastodon;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

/** Replicas with sockets and database connections of their own, which end without a word. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class TakeoverTest {
  @Inject Sources sources;
  @Inject Vault vault;
  @Inject Intake intake;
  @Inject Backlog backlog;
  @Inject SourceSettings settings;
  @Inject ObjectMapper json;
  @Inject Clock clock;

  @Test
  void fiveReplicasKilledInMidStreamLoseNothingAndRepeatNothing() {
    try (var instance = new FakeMastodon()) {
      var id = add(instance);
      var posted = 0;
      var longest = Duration.ZERO;
      for (var kill = 0; kill < 5; kill++) {
        var doomed = new Doomed();
        await().pollInterval(Duration.ofMillis(50)).until(() -> takes(doomed, id));
        await().until(() -> instance.listeners() == 1);
        for (var i = 0; i < 300; i++) {
          instance.postLive("Beitrag " + posted++);
          if (i == 200) {
            var atLeast = posted - 150;
            await().until(() -> Sourced.mentions(instance.place()) >= atLeast);
          }
        }
        var killed = System.nanoTime();
        doomed.die();
        for (var i = 0; i < 50; i++) {
          instance.post("nach dem Ende " + posted++);
        }
        awaitMentions(instance.place(), posted);
        var took = Duration.ofNanos(System.nanoTime() - killed);
        longest = took.compareTo(longest) > 0 ? took : longest;
      }

      assertThat(longest).isLessThan(Duration.ofSeconds(15));
      assertThat(
              number(
                  "select count(distinct external_id) from mention where source = '%s'"
                      .formatted(instance.place())))
          .isEqualTo(posted)
          .isEqualTo(Sourced.mentions(instance.place()));
      var all = posted;
      awaitHealth(id, health -> health.getLong("items") == all);
      House.as("lead").delete("/api/v1/sources/" + id);
    }
  }

  /** The service itself reads it too: it is taken from it, until this replica is the faster one. */
  private static boolean takes(Doomed replica, String id) {
    if (replica.cycle.reading() == 1) {
      return true;
    }
    execute(
        "update source_state set lease = null, due_at = app_now() where source_id = '%s'"
            .formatted(id));
    replica.cycle.round().await().indefinitely();
    return false;
  }

  private static String add(FakeMastodon instance) {
    return create(
            request(
                new JsonObject()
                    .put("kind", "mastodon")
                    .put("instance", instance.url())
                    .put("timeline", "hashtag")
                    .put("hashtag", "sturm")
                    .put("streaming", true)))
        .getString("id");
  }

  /** A second replica of this service. */
  private final class Doomed {
    private final Vertx vertx = Vertx.vertx();
    private final io.vertx.mutiny.sqlclient.Pool pool =
        PgBuilder.pool()
            .using(new io.vertx.mutiny.core.Vertx(vertx))
            .connectingTo(
                PgConnectOptions.fromUri(
                        ConfigProvider.getConfig()
                            .getValue("quarkus.datasource.reactive.url", String.class))
                    .setUser("postgres")
                    .setPassword("postgres"))
            .with(new PoolOptions().setMaxSize(5))
            .build();
    private final SourceCycle cycle =
        new SourceCycle(
            vertx,
            pool,
            new Leases(pool, sources, vault),
            new Ledger(pool, intake, clock),
            backlog,
            settings,
            new SimpleMeterRegistry(),
            List.of(),
            List.of(Connectors.live(Replica.outbound(vertx), settings, json, clock)));

    Doomed() {
      vertx.setPeriodic(1_000, ignored -> cycle.renewal().subscribe().with(done -> {}, gone -> {}));
    }

    /** Sockets and database connections are cut; nothing is given back. */
    void die() {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
