package io.sturmwarte.source.youtube;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.awaitHealth;
import static io.sturmwarte.source.Sourced.awaitState;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.health;
import static io.sturmwarte.source.Sourced.hurry;
import static io.sturmwarte.source.Sourced.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.source.Outside;
import io.sturmwarte.source.Quota;
import io.sturmwarte.source.Stage;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Answers after developers.google.com/youtube/v3/docs/commentThreads/list and .../docs/errors;
 * written down in 2026-11.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class YouTubeTest {
  private static int tests;

  private final Instant now = Clock.systemUTC().instant();
  private final AtomicInteger comments = new AtomicInteger();
  private final Stage stage = new Stage();
  private final String video = "videoOfTest" + ++tests;
  private String id = "";

  @AfterEach
  void close() {
    as("lead").delete("/api/v1/sources/" + id);
    stage.close();
  }

  @Test
  void whatIsNewIsReadPageByPageDownToWhatIsKnown() {
    comments.set(30);
    stage.play(this::page);
    add(1_000);
    await().until(() -> taken() == 30);
    assertThat(stage.asked().getFirst()).contains("videoId=" + video).doesNotContain("the-key");
    comments.set(530);

    hurry(id);

    await().atMost(Duration.ofSeconds(30)).until(() -> taken() == 530);
    var health = awaitHealth(id, h -> h.getLong("items") == 530);
    assertThat(health.getJsonObject("cursor").fieldNames()).containsExactly("until");
    assertThat(health.getInteger("quotaUsed")).isEqualTo(stage.asked().size()).isEqualTo(7);
  }

  @Test
  void theQuotaIsNotOverspent() {
    comments.set(5);
    stage.play(this::page);
    add(3);
    await().until(() -> taken() == 5);

    await()
        .until(
            () -> {
              hurry(id);
              return health(id).getString("state").equals("limited");
            });

    var health = awaitState(id, "limited");

    assertThat(health.getInteger("quotaUsed")).isEqualTo(3);
    assertThat(stage.asked()).hasSize(3);
    assertThat(health.getString("reason")).contains("are spent");
    execute(
        "update source_state set quota_day = quota_day - 1, limited_until = null where source_id = '%s'"
            .formatted(id));
    await()
        .until(
            () -> {
              hurry(id);
              return stage.asked().size() == 4;
            });
  }

  @ParameterizedTest
  @CsvSource({
    "403, quotaExceeded, limited, quota of the API key is spent",
    "403, rateLimitExceeded, limited, less often",
    "403, commentsDisabled, failing, turned off",
    "403, forbidden, failing, may not read",
    "400, keyInvalid, failing, API key is refused",
    "404, videoNotFound, failing, no such video",
    "500, backendError, failing, answered 500"
  })
  void refusalsAreUnderstood(int status, String reason, String state, String shown) {
    var error =
        new JsonObject()
            .put(
                "error",
                new JsonObject()
                    .put("code", status)
                    .put(
                        "errors",
                        new JsonArray()
                            .add(new JsonObject().put("domain", "youtube").put("reason", reason))));
    stage.play(request -> request.response().setStatusCode(status).end(error.encode()));
    add(1_000);

    assertThat(awaitState(id, state).getString("reason")).contains(shown);
  }

  @Test
  void aPageThatIsForgottenIsReadFromTheTop() {
    comments.set(10);
    stage.play(this::page);
    add(1_000);
    await().until(() -> taken() == 10);
    comments.set(310);
    stage.play(
        request -> {
          if (request.getParam("pageToken") != null) {
            request
                .response()
                .setStatusCode(400)
                .end("{\"error\":{\"errors\":[{\"reason\":\"invalidPageToken\"}]}}");
            return;
          }
          page(request);
        });
    hurry(id);
    assertThat(awaitState(id, "failing").getString("reason")).contains("from the top");

    stage.play(this::page);

    await().atMost(Duration.ofSeconds(30)).until(() -> taken() == 310);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-22T07:59:00Z, PT2M", // one minute to midnight in winter, and one more
    "2026-11-22T08:00:00Z, PT24H1M",
    "2026-07-01T06:00:00Z, PT1H1M",
    "2026-11-01T07:00:00Z, PT25H1M", // the day on which the clocks go back
  })
  void theDayEndsInCalifornia(Instant at, Duration rest) {
    assertThat(Quota.untilReset(at)).isEqualTo(rest);
  }

  private void page(HttpServerRequest request) {
    assertThat(request.getHeader("X-Goog-Api-Key")).isEqualTo("the-key");
    var token = request.getParam("pageToken");
    var newest = token == null ? comments.get() : Integer.parseInt(token.substring(1));
    var items = new JsonArray();
    for (var number = newest; number > Math.max(0, newest - 100); number--) {
      items.add(thread(number));
    }
    var body =
        new JsonObject().put("kind", "youtube#commentThreadListResponse").put("items", items);
    if (newest > 100) {
      body.put("nextPageToken", "t" + (newest - 100));
    }
    request.response().end(body.encode());
  }

  private JsonObject thread(int number) {
    return new JsonObject()
        .put("kind", "youtube#commentThread")
        .put("id", video + number)
        .put(
            "snippet",
            new JsonObject()
                .put("videoId", video)
                .put("totalReplyCount", 0)
                .put(
                    "topLevelComment",
                    new JsonObject()
                        .put("kind", "youtube#comment")
                        .put("id", video + number)
                        .put(
                            "snippet",
                            new JsonObject()
                                .put("textDisplay", video + " Kommentar " + number)
                                .put(
                                    "authorChannelId", new JsonObject().put("value", "UC" + number))
                                .put("likeCount", 4)
                                .put(
                                    "publishedAt",
                                    now.minusSeconds(100_000 - number).toString()))));
  }

  private long taken() {
    return number(
        "select count(*) from mention where source = 'youtube' and text like '" + video + " %'");
  }

  private void add(int unitsPerDay) {
    id =
        create(
                request(
                        new JsonObject()
                            .put("kind", "youtube")
                            .put("videoId", video)
                            .put("endpoint", stage.url())
                            .put("unitsPerDay", unitsPerDay))
                    .put("secret", "the-key"))
            .getString("id");
  }
}
