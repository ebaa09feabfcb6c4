package io.sturmwarte.source.mastodon;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.awaitHealth;
import static io.sturmwarte.source.Sourced.awaitMentions;
import static io.sturmwarte.source.Sourced.awaitState;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.health;
import static io.sturmwarte.source.Sourced.hurry;
import static io.sturmwarte.source.Sourced.mentions;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class MastodonTest {
  private final FakeMastodon instance = new FakeMastodon();
  private String id = "";

  @AfterEach
  void close() {
    as("lead").delete("/api/v1/sources/" + id);
    instance.close();
  }

  @Test
  void aBacklogOfTenThousandIsReadPageByPage() {
    instance.post("Anfang");
    add(false);
    awaitMentions(instance.place(), 1);
    for (var i = 0; i < 10_000; i++) {
      instance.post("Rückstand " + i);
    }

    hurry(id);

    await().atMost(Duration.ofMinutes(3)).until(() -> mentions(instance.place()) == 10_001);
    var health = awaitHealth(id, h -> h.getLong("items") == 10_001);
    assertThat(health.getLong("duplicates")).isZero();
    assertThat(
            number(
                "select count(distinct external_id) from mention where source = '%s'"
                    .formatted(instance.place())))
        .isEqualTo(10_001);
  }

  @Test
  void aPostIsReadAsAMention() {
    var post = instance.post("Fisch &amp; <b>Chips</b><br>schlecht");
    add(false);
    awaitMentions(instance.place(), 1);

    assertThat(
            number(
                """
                select count(*) from mention where external_id = '%d' and text = E'Fisch & Chips\\nschlecht #sturm'
                and reach = 77 and engagement = 6 and author is not null and language = 'de' and tags = '{sturm}'
                """
                    .formatted(post)))
        .isEqualTo(1);
    assertThat(instance.asked().getFirst()).isEqualTo("/api/v1/timelines/tag/sturm?limit=40");
  }

  @Test
  void whatIsStreamedIsTakenOnceEditedAndDeleted() {
    add(true);
    await().until(() -> instance.listeners() == 1);
    var kept = instance.postLive("bleibt");
    var edited = instance.postLive("Tippfeler");
    var deleted = instance.postLive("bereut");
    instance.repeatLive(kept);
    awaitMentions(instance.place(), 3);

    instance.editLive(edited, "Tippfehler");
    instance.deleteLive(deleted);

    awaitMentions(instance.place(), 2);
    await().until(() -> texts("Tippfehler #sturm") == 1);
    assertThat(texts("bereut #sturm")).isZero();
    var health = awaitHealth(id, h -> h.getLong("removed") == 1);
    assertThat(health.getLong("items")).isEqualTo(3);
    assertThat(health.getString("state")).isEqualTo("ok");
  }

  @Test
  void aGapInTheStreamIsFilledFromThePages() {
    add(true);
    await().until(() -> instance.listeners() == 1);
    instance.postLive("vor der Lücke");
    awaitMentions(instance.place(), 1);
    instance.answerWith(502);
    instance.cut();
    for (var i = 0; i < 100; i++) {
      instance.post("in der Lücke " + i);
    }
    assertThat(awaitState(id, "failing").getString("reason")).isNotBlank();

    instance.answerWith(0);
    await().atMost(Duration.ofSeconds(60)).until(() -> instance.listeners() == 1);
    instance.postLive("nach der Lücke");

    awaitMentions(instance.place(), 102);
    assertThat(awaitState(id, "ok").getLong("items")).isEqualTo(102);
  }

  @Test
  void aSocketThroughWhichNothingComesIsGivenUp() {
    add(true);
    await().until(() -> instance.listeners() == 1);
    instance.postLive("noch da");
    awaitMentions(instance.place(), 1);
    instance.fallMute(true);
    instance.postLive("ungehört");

    awaitMentions(instance.place(), 2);
    instance.fallMute(false);

    assertThat(instance.asked().stream().filter(path -> path.contains("streaming")).count())
        .as("connections that were made")
        .isGreaterThan(1);
  }

  /** Another replica has taken the source: this one's lease is worth nothing any more. */
  @Test
  void aReplicaThatHasLostTheLeaseWritesNothingAndLetsGo() {
    add(true);
    await().until(() -> instance.listeners() == 1);
    instance.postLive("mit Recht");
    awaitMentions(instance.place(), 1);

    execute(
        "update source_state set lease = gen_random_uuid(), due_at = app_now() + interval '1 minute' where source_id = '%s'"
            .formatted(id));
    instance.postLive("zu Unrecht");

    await().atMost(Duration.ofSeconds(15)).until(() -> instance.listeners() == 0);
    assertThat(mentions(instance.place())).isEqualTo(1);
    execute("update source_state set due_at = app_now() where source_id = '%s'".formatted(id));
    awaitMentions(instance.place(), 2);
  }

  @Test
  void anInstanceThatWantsATokenIsNamedAndOneThatIsAskedTooOftenIsLeftAlone() {
    instance.answerWith(401);
    add(true);
    assertThat(awaitState(id, "failing").getString("reason")).contains("access token");

    instance.answerWith(429);
    assertThat(awaitState(id, "limited").getString("reason")).contains("fewer connections");
    var asked = instance.asked().size();
    await().during(Duration.ofSeconds(3)).until(() -> instance.asked().size() == asked);
    assertThat(health(id).getString("state")).isEqualTo("limited");
  }

  private long texts(String text) {
    return number(
        "select count(*) from mention where source = '%s' and text = '%s'"
            .formatted(instance.place(), text));
  }

  private void add(boolean streaming) {
    id =
        create(
                request(
                    new JsonObject()
                        .put("kind", "mastodon")
                        .put("instance", instance.url() + "/")
                        .put("timeline", "hashtag")
                        .put("hashtag", "sturm")
                        .put("streaming", streaming)))
            .getString("id");
  }
}
