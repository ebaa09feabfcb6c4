package io.sturmwarte.source.webhook;

import static io.restassured.RestAssured.given;
import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.source.Sourced.create;
import static io.sturmwarte.source.Sourced.health;
import static io.sturmwarte.source.Sourced.mentions;
import static io.sturmwarte.source.Sourced.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.source.Outside;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
@WithTestResource(Outside.class)
class WebhookTest {
  private String id;
  private String secret;

  @BeforeEach
  void make() {
    var made =
        create(
            request(
                new JsonObject()
                    .put("kind", "webhook")
                    .put("platform", "forum")
                    .put("items", "/data/posts")
                    .put("removed", "/gone")
                    .put(
                        "fields",
                        new JsonObject()
                            .put("externalId", "/no")
                            .put("text", "/content/body")
                            .put("author", "/user/name")
                            .put("publishedAt", "/at"))));
    id = made.getString("id");
    secret = made.getString("secret");
  }

  @Test
  void postsAreFoundByTheirPointers() {
    var at = Clock.systemUTC().millis();
    var body =
        posts(
            post(1).put("at", at).put("reach", "250"),
            post(2).put("at", at / 1000),
            post(3),
            new JsonObject().put("no", 4),
            post(5).put("reach", "viel"));

    send("m1", body)
        .statusCode(200)
        .body("accepted", equalTo(3))
        .body("rejected.index", equalTo(java.util.List.of(3, 4)))
        .body("rejected.field", equalTo(java.util.List.of("text", "reach")));

    assertThat(mentions(place())).isEqualTo(3);
    assertThat(
            number(
                "select reach from mention where external_id = '1' and source = '" + place() + "'"))
        .isEqualTo(250);
    assertThat(
            number(
                "select count(*) from mention where source = '%s' and text = 'Beitrag 2' and platform = 'forum' and author is not null"
                    .formatted(place())))
        .isEqualTo(1);
    assertThat(health(id).getLong("items")).isEqualTo(3);
    assertThat(health(id).getLong("rejected")).isEqualTo(2);
  }

  @Test
  void twentySendersOfOneMessageHaveOneEffect() throws Exception {
    var body = posts(post(1), post(2));
    try (var senders = Executors.newFixedThreadPool(20)) {
      var calls = new ArrayList<Callable<Boolean>>();
      for (var sender = 0; sender < 20; sender++) {
        calls.add(() -> send("same", body).statusCode(200).extract().path("repeated"));
      }
      var first = 0;
      for (var repeated : senders.invokeAll(calls)) {
        first += repeated.get() ? 0 : 1;
      }

      assertThat(first).isEqualTo(1);
    }
    assertThat(mentions(place())).isEqualTo(2);
    assertThat(health(id).getLong("items")).isEqualTo(2);
    assertThat(health(id).getLong("duplicates")).isZero();
  }

  @Test
  void aDeletedPostIsGoneAndDoesNotComeBack() {
    send("m1", posts(post(1), post(2))).statusCode(200);

    send("m2", posts(post(1).put("gone", true), post(9).put("gone", true)))
        .statusCode(200)
        .body("removed", equalTo(1));
    send("m3", posts(post(1), post(2), post(9)))
        .statusCode(200)
        .body("accepted", equalTo(0))
        .body("duplicate", equalTo(3));

    assertThat(mentions(place())).isEqualTo(1);
    assertThat(
            number(
                "select count(*) from mention where text = 'Beitrag 1' and source = '"
                    + place()
                    + "'"))
        .isZero();
  }

  @Test
  void bothSecretsAreGoodWhileTheSenderChangesOver() {
    var before = secret;
    var next =
        as("lead")
            .contentType("application/json")
            .post("/api/v1/sources/" + id + "/secret")
            .then()
            .statusCode(200)
            .extract()
            .<String>path("secret");

    send(before, "m1", posts(post(1))).statusCode(200);
    send(next, "m2", posts(post(2))).statusCode(200);
    execute(
        "update source_secret set until = app_now() where until is not null and source_id = '"
            + id
            + "'");
    send(before, "m3", posts(post(3))).statusCode(401);
    send(next, "m4", posts(post(4))).statusCode(200);
  }

  @Test
  void aStrangersMessageIsRefusedAndNothingTaken() {
    var stranger = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    send(stranger, "m1", posts(post(1)))
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", containsString("no signature"));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/v1/sources/" + id + "/webhook")
        .then()
        .statusCode(401)
        .body("detail", containsString("webhook-id"));
    assertThat(mentions(place())).isZero();
  }

  @Test
  void brokenLargeAndPausedAreSaidPlainly() {
    send("m1", "{\"data\":").statusCode(400).body("detail", containsString("JSON"));
    send("m2", "[".repeat(100_000)).statusCode(400);
    send("m3", "{\"other\":1}").statusCode(200).body("rejected[0].field", equalTo("/data/posts"));
    send("m4", "\"" + "x".repeat(2_000_000) + "\"").statusCode(413);
    as("lead").post("/api/v1/sources/" + id + "/pause").then().statusCode(200);
    send("m5", posts(post(1))).statusCode(503).header("Retry-After", equalTo("300"));
    assertThat(mentions(place())).isZero();
  }

  private static JsonObject post(int number) {
    return new JsonObject()
        .put("no", number)
        .put("user", new JsonObject().put("name", "erika"))
        .put("content", new JsonObject().put("body", "Beitrag " + number));
  }

  private static String posts(JsonObject... posts) {
    var array = new JsonArray();
    for (var post : posts) {
      array.add(post);
    }
    return new JsonObject().put("data", new JsonObject().put("posts", array)).encode();
  }

  private String place() {
    return "webhook:" + id;
  }

  private ValidatableResponse send(String messageId, String body) {
    return send(secret, messageId, body);
  }

  private ValidatableResponse send(String key, String messageId, String body) {
    var at = Clock.systemUTC().instant().getEpochSecond();
    try {
      return given()
          .contentType("application/json")
          .header("webhook-id", messageId)
          .header("webhook-timestamp", at)
          .header("webhook-signature", new Webhook(key).sign(messageId, at, body))
          .body(body.getBytes(StandardCharsets.UTF_8))
          .post("/api/v1/sources/" + id + "/webhook")
          .then();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
