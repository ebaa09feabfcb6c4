package io.sturmwarte.source.bluesky;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.texts;
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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Posts that were really posted: of a PDS, whose firehose a Jetstream server passes on. */
@Tag("bluesky")
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class BlueskyNetworkTest {
  private static final Logger LOG = Logger.getLogger(BlueskyNetworkTest.class);

  private static BlueskyNetwork network;
  private static int tests;

  private final String word = "sturmflut" + ++tests;
  private String id = "";

  @BeforeAll
  static void start() throws IOException {
    var begun = System.nanoTime();
    network = new BlueskyNetwork();
    LOG.infof("the network was up after %d ms", since(begun));
  }

  @AfterAll
  static void stop() {
    network.close();
  }

  @BeforeEach
  void listen() throws IOException {
    brand("nord", word);
    id =
        create(request(new JsonObject().put("kind", "bluesky").put("endpoint", network.url())))
            .getString("id");
    // Without a cursor a source hears what comes from now on: until it does, there is no telling.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              network.post("hört jemand?");
              return awaitHealth(id, health -> true).getJsonObject("cursor").containsKey("timeUs");
            });
  }

  @AfterEach
  void deleteSource() {
    as("lead").delete("/api/v1/sources/" + id);
  }

  @Test
  void ofFiftyPostsThoseArriveThatAQueryFinds() throws IOException {
    var begun = System.nanoTime();

    var found = postFifty();

    LOG.infof("50 posts were posted in %d ms", since(begun));
    begun = System.nanoTime();
    awaitKept(found);
    LOG.infof("%d mentions were here %d ms after the last post", found.size(), since(begun));
    assertThat(texts("select text from mention where text like 'etwas anderes %'")).isEmpty();
    assertThat(awaitState(id, "ok").getLong("items")).isEqualTo(25);
  }

  @Test
  void aBridgeThatIsKilledInMidStreamLosesAndRepeatsNothing() throws IOException {
    var found = postFifty();
    network.killBridge();
    found.addAll(postFifty());
    awaitState(id, "failing");

    network.startBridge();

    var begun = System.nanoTime();
    found.addAll(postFifty());
    awaitKept(found);
    LOG.infof("%d mentions, all here %d ms after the bridge was", found.size(), since(begun));
    var health = awaitState(id, "ok");
    assertThat(health.getLong("items")).isEqualTo(75);
    LOG.infof("%d were played again and not taken twice", health.getLong("duplicates"));
  }

  @Test
  void whatIsChangedOrDeletedOnTheServerIsSoHere() throws IOException {
    var stays = network.post(word + " Tippfeler");
    var gone = network.post(word + " bereut");
    var goneUnheard = network.post(word + " auch bereut");
    awaitKept(List.of(stays, gone, goneUnheard));

    network.change(stays, word + " Tippfehler");
    network.delete(gone);
    awaitKept(List.of(stays, goneUnheard));
    network.killBridge();
    network.delete(goneUnheard);
    network.startBridge();

    awaitKept(List.of(stays));
    assertThat(texts("select text from mention where external_id = '" + stays + "'"))
        .containsExactly(word + " Tippfehler");
    assertThat(awaitState(id, "ok").getLong("removed")).isEqualTo(2);
  }

  @Test
  void aServerThatIsKilledWhileSomebodyPostsLosesNothingThatItHadAccepted() throws IOException {
    var accepted = new CopyOnWriteArrayList<>(postFifty());
    var posting =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (var i = 0; i < 10_000; i++) {
                  accepted.add(network.post(word + " bis zuletzt " + i));
                }
              } catch (IOException killed) {
                LOG.infof("%d posts were accepted before the kill", accepted.size() - 25);
              }
            });
    await().until(() -> accepted.size() > 50);
    network.killServer();
    posting.join();
    var begun = System.nanoTime();
    network.startServer();
    LOG.infof("the server was up again after %d ms", since(begun));

    accepted.addAll(postFifty());

    await().atMost(Duration.ofSeconds(60)).until(() -> kept().containsAll(accepted));
    LOG.infof("all were here %d ms after the kill", since(begun));
    assertThat(kept())
        .as("the one that was not accepted may be there or not")
        .doesNotHaveDuplicates()
        .isSubsetOf(network.posts(word));
    assertThat(network.posts(word)).hasSizeBetween(accepted.size(), accepted.size() + 1);
  }

  /** The addresses of those 25 that are to be found, the last one among them. */
  private List<String> postFifty() throws IOException {
    var found = new ArrayList<String>();
    for (var i = 0; i < 25; i++) {
      network.post("etwas anderes " + i);
      found.add(network.post(word + " läuft " + i));
    }
    return found;
  }

  private void awaitKept(List<String> uris) {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(kept()).containsExactlyInAnyOrderElementsOf(uris));
  }

  private List<String> kept() {
    return texts(
        "select external_id from mention where source = 'bluesky' and text like '" + word + " %'");
  }

  private static long since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun).toMillis();
  }
}
