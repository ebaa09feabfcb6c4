package io.sturmwarte.source;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.awaitState;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.sturmwarte.monitor.House;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class SourceTest {
  private static final JsonObject WEBHOOK =
      new JsonObject().put("kind", "webhook").put("platform", "forum");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"kind\":\"telepathy\"} | settings",
        "{\"kind\":\"rss\"} | settings.url",
        "{\"kind\":\"rss\",\"url\":\"ftp://example.org/feed\"} | settings.url",
        "{\"kind\":\"rss\",\"url\":\"http://user:x@example.org/feed\"} | settings.url",
        "{\"kind\":\"rss\",\"url\":\"http://10.0.0.1/feed\"} | settings",
        "{\"kind\":\"rss\",\"url\":\"http://localhost/feed\"} | settings",
        "{\"kind\":\"rss\",\"url\":\"https://example.org/feed\",\"every\":\"PT1S\"} | settings.every",
        "{\"kind\":\"rss\",\"url\":\"https://example.org/feed\",\"platform\":\"x\"} | settings.platform",
        "{\"kind\":\"mastodon\",\"instance\":\"https://example.org\",\"timeline\":\"hashtag\"} | settings.hashtag",
        "{\"kind\":\"mastodon\",\"instance\":\"https://example.org\",\"timeline\":\"home\"} | settings.timeline",
        "{\"kind\":\"youtube\"} | settings.videoId",
        "{\"kind\":\"youtube\",\"videoId\":\"abcdefgh\",\"channelId\":\"abcdefgh\"} | settings.videoId",
        "{\"kind\":\"webhook\"} | settings.platform",
        "{\"kind\":\"webhook\",\"platform\":\"x\",\"fields\":{\"txt\":\"/a\"}} | settings.fields",
        "{\"kind\":\"webhook\",\"platform\":\"x\",\"fields\":{\"text\":\"a\"}} | settings.fields.text",
        "{\"kind\":\"bluesky\",\"endpoint\":\"gopher://example.org\"} | settings.endpoint"
      })
  void settingsThatCannotWorkAreRefusedByName(String settings, String field) {
    as("lead")
        .contentType(ContentType.JSON)
        .body(request(new JsonObject(settings)).encode())
        .post("/api/v1/sources")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", hasItem(equalTo(field)));
  }

  @Test
  void aSecretIsNeverShownAgainNorKeptInTheOpen() {
    var made = create(request(WEBHOOK));
    var id = made.getString("id");

    var secret = made.getString("secret");

    assertThat(secret).startsWith("whsec_");
    for (var path : new String[] {"", "/" + id, "/" + id + "/health"}) {
      as("lead")
          .get("/api/v1/sources" + path)
          .then()
          .statusCode(200)
          .body(not(containsString(secret.substring(6, 20))));
    }
    assertThat(
            number(
                "select count(*) from source_secret where source_id = '%s' and position(convert_to('%s', 'UTF8') in sealed) > 0"
                    .formatted(id, secret)))
        .isZero();
  }

  @Test
  void theSameRequestAgainMakesNoSecondSource() {
    var body = request(WEBHOOK).put("name", "twice");
    var first = idempotent(body, 201);

    assertThat(idempotent(body, 201)).isEqualTo(first);
    idempotent(body.copy().put("name", "thrice"), 422);
  }

  private static String idempotent(JsonObject body, int status) {
    return as("lead")
        .header("Idempotency-Key", "twice")
        .contentType(ContentType.JSON)
        .body(body.encode())
        .post("/api/v1/sources")
        .then()
        .statusCode(status)
        .extract()
        .path("id");
  }

  @Test
  void aChangeNeedsTheVersionThatWasRead() {
    var made = create(request(WEBHOOK));
    var id = made.getString("id");
    var body = request(WEBHOOK).put("name", "renamed").encode();

    as("lead")
        .header("If-Match", "\"0\"")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/sources/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"")
        .body("name", equalTo("renamed"));
    as("lead")
        .header("If-Match", "\"0\"")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/sources/" + id)
        .then()
        .statusCode(412);
  }

  @Test
  void anotherTeamsSourceIsNotThere() {
    var id = create(request(WEBHOOK)).getString("id");
    House.execute("update source set team = 'fremd' where id = '" + id + "'");

    as("lead").get("/api/v1/sources/" + id).then().statusCode(404);
    as("lead").post("/api/v1/sources/" + id + "/pause").then().statusCode(404);
    as("lead").delete("/api/v1/sources/" + id).then().statusCode(404);
  }

  @Test
  void silenceIsAFaultThatIsTold() {
    var id = create(request(WEBHOOK).put("silentAfter", "PT1M")).getString("id");
    assertThat(awaitState(id, "ok").getString("reason")).isNull();

    House.execute(
        "update source_state set heard_at = app_now() - interval '61 s' where source_id = '%s'"
            .formatted(id));

    assertThat(awaitState(id, "silent").getString("reason")).contains("nothing has come");
    org.awaitility.Awaitility.await()
        .until(
            () ->
                number(
                        "select count(*) from event where type = 'source' and subject = '%s' and data->>'state' = 'silent'"
                            .formatted(id))
                    == 1);
  }

  @Test
  void whatIsPausedIsShownAsPaused() {
    var id = create(request(WEBHOOK)).getString("id");

    as("lead")
        .post("/api/v1/sources/" + id + "/pause")
        .then()
        .statusCode(200)
        .body("health.state", equalTo("paused"));
    as("viewer")
        .get("/api/v1/sources?state=paused&limit=500")
        .then()
        .body("items.id", hasItem(equalTo(id)));
    as("lead").post("/api/v1/sources/" + id + "/resume").then().body("health.state", equalTo("ok"));
  }

  @Test
  void viewersSetNothingUp() {
    as("viewer")
        .contentType(ContentType.JSON)
        .body(request(WEBHOOK).encode())
        .post("/api/v1/sources")
        .then()
        .statusCode(403);
  }
}
