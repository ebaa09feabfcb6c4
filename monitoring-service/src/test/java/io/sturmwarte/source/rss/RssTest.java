package io.sturmwarte.source.rss;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.awaitHealth;
import static io.sturmwarte.source.Sourced.awaitState;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.hurry;
import static io.sturmwarte.source.Sourced.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.source.Outside;
import io.sturmwarte.source.Stage;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Feeds after the RSS 2.0 specification (rssboard.org, 2.0.11) and RFC 4287; written down in
 * 2026-11.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class RssTest {
  private static final AtomicInteger FEEDS = new AtomicInteger();

  private final Instant now = Clock.systemUTC().instant();
  private final Stage stage = new Stage();
  private final String path = "/feed" + FEEDS.incrementAndGet();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void aFeedIsReadAndThenAskedOnlyForWhatHasChanged() {
    stage.play(
        request -> {
          if ("\"v1\"".equals(request.getHeader("If-None-Match"))) {
            request.response().setStatusCode(304).end();
            return;
          }
          request.response().putHeader("ETag", "\"v1\"").end(feed(0, 3));
        });
    var id = add();
    await().until(() -> taken() == 3);

    hurry(id);
    await().until(() -> stage.asked().size() >= 2);
    var health = awaitHealth(id, h -> h.getJsonObject("cursor") != null);

    assertThat(health.getJsonObject("cursor").getString("etag")).isEqualTo("\"v1\"");
    assertThat(health.getString("state")).isEqualTo("ok");
    assertThat(health.getLong("items")).isEqualTo(3);
    assertThat(health.getDouble("lagSeconds")).isBetween(0.0, 120.0);
    var texts =
        "select count(*) from mention where url like '"
            + stage.url()
            + "%%' and text = 'Titel %d\nein <b> & Wort'";
    assertThat(number(texts.formatted(1))).isEqualTo(1);
  }

  @Test
  void repeatedEntriesAreOneMentionEach() {
    var from = new AtomicInteger();
    stage.play(request -> request.response().end(feed(from.get(), 20)));
    var id = add();
    await().until(() -> taken() == 20);

    for (var shift = 5; shift <= 50; shift += 5) {
      from.set(shift);
      var expected = 20 + shift;
      hurry(id);
      await().until(() -> taken() == expected);
    }

    assertThat(awaitHealth(id, h -> h.getLong("items") == 70).getLong("duplicates"))
        .isGreaterThanOrEqualTo(150);
  }

  @Test
  void aServerThatWantsToBeLeftAloneIsLeftAlone() {
    stage.play(
        request -> request.response().setStatusCode(429).putHeader("Retry-After", "3600").end());
    var id = add();

    var health = awaitState(id, "limited");

    assertThat(Instant.parse(health.getString("limitedUntil")))
        .isBetween(now.plusSeconds(3_500), now.plusSeconds(3_700));
    assertThat(health.getString("reason")).contains("less often");
    assertThat(stage.asked()).hasSize(1);
  }

  @Test
  void anOutageIsShownAndEndsByItself() {
    stage.play(request -> request.response().setStatusCode(500).end("secret detail"));
    var id = add();

    var failing = awaitHealth(id, h -> h.getInteger("failures") >= 2);
    assertThat(failing.getString("state")).isEqualTo("failing");
    assertThat(failing.getString("reason")).isEqualTo("the server answered 500");
    assertThat(failing.getString("failingSince")).isNotNull();

    stage.play(request -> request.response().end(feed(0, 1)));
    assertThat(awaitState(id, "ok").getInteger("failures")).isZero();
    assertThat(taken()).isEqualTo(1);
  }

  @Test
  void aServerThatAcceptsAndFallsSilentIsGivenUp() {
    stage.play(HttpServerRequest::resume);
    var id = add();

    assertThat(awaitState(id, "failing").getString("reason"))
        .isEqualTo("it did not answer in time");
  }

  @Test
  void aMoveForGoodIsNoted() {
    stage.play(
        request -> {
          if (request.path().equals(path)) {
            request.response().setStatusCode(301).putHeader("Location", path + "/new").end();
            return;
          }
          request.response().end(feed(0, 1));
        });
    var id = add();

    assertThat(awaitHealth(id, h -> h.getString("movedTo") != null).getString("movedTo"))
        .isEqualTo(stage.url() + path + "/new");
  }

  @Test
  void aRedirectIntoTheHouseIsNotFollowed() {
    stage.play(
        request ->
            request.response().setStatusCode(302).putHeader("Location", "http://10.0.0.1/").end());
    var id = add();

    assertThat(awaitState(id, "failing").getString("reason"))
        .isEqualTo("the address leads inside the house");
  }

  @Test
  void whatIsPausedIsNotAsked() {
    stage.play(request -> request.response().end(feed(0, 1)));
    var id = add();
    await().until(() -> taken() == 1);
    as("lead").post("/api/v1/sources/" + id + "/pause").then().statusCode(200);
    var asked = stage.asked().size();

    hurry(id);
    await().during(Duration.ofSeconds(3)).until(() -> stage.asked().size() == asked);
    as("lead").post("/api/v1/sources/" + id + "/resume").then().statusCode(200);

    await().until(() -> stage.asked().size() > asked);
  }

  private long taken() {
    return number(
        "select count(*) from mention where source = 'rss' and url like '"
            + stage.url()
            + path
            + "%'");
  }

  private String add() {
    return create(request(new JsonObject().put("kind", "rss").put("url", stage.url() + path)))
        .getString("id");
  }

  private String feed(int from, int count) {
    var items = new StringBuilder();
    for (var i = from; i < from + count; i++) {
      items.append(
          """
          <item><title>Titel %d</title><link>%s%s/%d</link><guid isPermaLink="false">%d</guid>
          <description>&lt;p&gt;ein &amp;lt;b&amp;gt; &amp;amp; &lt;em&gt;Wort&lt;/em&gt;&lt;/p&gt;</description>
          <pubDate>%s</pubDate></item>
          """
              .formatted(i, stage.url(), path, i, i, date(now.minusSeconds(30))));
    }
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <rss version="2.0"><channel><title>Feed</title><link>%s</link><description>d</description><language>de-DE</language>
        %s</channel></rss>
        """
        .formatted(stage.url(), items)
        .strip();
  }

  private static String date(Instant at) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
  }
}
