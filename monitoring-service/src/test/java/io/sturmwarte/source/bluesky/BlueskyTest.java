package io.sturmwarte.source.bluesky;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.awaitHealth;
import static io.sturmwarte.source.Sourced.awaitState;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.source.Outside;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class BlueskyTest {
  private static int tests;

  private final FakeJetstream jetstream = new FakeJetstream();
  private final String word = "himmelblau" + ++tests;
  private String id = "";

  @BeforeEach
  void listen() {
    brand("nord", word);
    id =
        create(request(new JsonObject().put("kind", "bluesky").put("endpoint", jetstream.url())))
            .getString("id");
    await().until(() -> jetstream.listeners() == 1);
  }

  @AfterEach
  void close() {
    as("lead").delete("/api/v1/sources/" + id);
    jetstream.close();
  }

  @Test
  void onlyWhatAQueryFindsIsKept() {
    for (var i = 0; i < 1_000; i++) {
      jetstream.post("k" + i, i % 100 == 0 ? word + " ist schlecht " + i : "etwas anderes " + i);
    }
    var last = jetstream.post("last", "zuletzt");

    awaitTaken(10);
    var health = awaitHealth(id, h -> h.getJsonObject("cursor").getLong("timeUs", 0L) == last);
    assertThat(health.getLong("items")).isEqualTo(10);
    assertThat(
            number("select count(*) from mention where source = 'bluesky' and text like 'etwas%'"))
        .isZero();
    assertThat(jetstream.asked().getFirst())
        .isEqualTo("/subscribe?wantedCollections=app.bsky.feed.post");
  }

  @Test
  void whatIsChangedIsChangedAndWhatIsDeletedIsGone() {
    jetstream.post("a", word + " Tippfeler");
    jetstream.post("b", word + " bereut");
    awaitTaken(2);

    jetstream.change("a", word + " Tippfehler");
    jetstream.delete("b");
    jetstream.delete("nie gesehen");

    awaitTaken(1);
    await()
        .until(
            () ->
                number("select count(*) from mention where text = '" + word + " Tippfehler'") == 1);
    assertThat(awaitHealth(id, h -> h.getLong("removed") == 1).getString("state")).isEqualTo("ok");
    assertThat(number("select count(*) from mention_key where external_id like '%nie gesehen'"))
        .as("of deletions that mean nothing here, nothing is kept")
        .isZero();
  }

  @Test
  void aGapIsPlayedAgainFromTheCursorAndNothingTakenTwice() {
    for (var i = 0; i < 50; i++) {
      jetstream.post("v" + i, word + " vorher " + i);
    }
    awaitTaken(50);
    jetstream.goAway(true);
    jetstream.cut();
    for (var i = 0; i < 50; i++) {
      jetstream.post("w" + i, word + " währenddessen " + i);
    }
    jetstream.delete("v1");
    assertThat(awaitState(id, "failing").getString("reason")).isNotBlank();

    jetstream.goAway(false);

    awaitTaken(99);
    var health = awaitHealth(id, h -> h.getLong("removed") == 1);
    assertThat(health.getLong("items")).isEqualTo(100);
    assertThat(health.getLong("duplicates"))
        .as("of the seconds that were played again")
        .isPositive();
    assertThat(jetstream.asked().getLast()).contains("&cursor=");
  }

  @Test
  void aServerThatHasForgottenGoesOnWithWhatItHas() {
    jetstream.post("a", word + " eins");
    awaitTaken(1);
    jetstream.goAway(true);
    jetstream.cut();
    jetstream.post("b", word + " verloren");
    var known = jetstream.post("c", word + " behalten");
    jetstream.forgetUntil(known);

    jetstream.goAway(false);

    awaitTaken(2);
    assertThat(awaitState(id, "ok").getLong("items")).isEqualTo(2);
  }

  @Test
  void aSocketThroughWhichNothingComesIsGivenUp() {
    jetstream.post("a", word + " eins");
    awaitTaken(1);
    jetstream.fallMute(true);
    jetstream.post("b", word + " ungehört");

    await().atMost(Duration.ofSeconds(30)).until(() -> jetstream.asked().size() > 1);
    jetstream.fallMute(false);

    awaitTaken(2);
  }

  @Test
  void aQuietNetworkIsNoFaultWhileTheServerAnswers() {
    jetstream.identity();
    await()
        .during(Duration.ofSeconds(6))
        .atMost(Duration.ofSeconds(10))
        .until(() -> jetstream.asked().size() == 1);

    assertThat(awaitState(id, "ok").getInteger("failures")).isZero();
  }

  private void awaitTaken(long count) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                number(
                        "select count(*) from mention where source = 'bluesky' and text like '"
                            + word
                            + " %'")
                    == count);
  }
}
