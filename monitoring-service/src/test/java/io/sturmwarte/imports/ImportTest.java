package io.sturmwarte.imports;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class ImportTest {
  private static final int PART = 1_500_000;

  private final String now = Clock.systemUTC().instant().toString();

  @Test
  void aTableIsTakenInByItsColumnsAndItsFaultsAreListed() {
    var file = new ByteArrayOutputStream();
    line(file, "\ufeffid;Beitrag;wann;Reichweite");
    line(file, "1;\"mit; Trennzeichen\nund Umbruch\";" + now + ";250");
    line(file, "2;=HYPERLINK(\"\"x\"\");" + now + ";");
    line(file, "3;gestern;gestern;1");
    line(file, "4;zu wenig");
    file.writeBytes(new byte[] {'5', ';', (byte) 0xc3, (byte) 0x28, ';', ';', '\n'});
    line(file, "");
    line(file, "6;+49 ist kein Rechenzeichen;" + now + ";viel");
    line(file, "7;gut;" + now + ";7");
    var id =
        create(
            new JsonObject()
                .put("format", "csv")
                .put("separator", ";")
                .put(
                    "columns",
                    new JsonObject()
                        .put("externalId", "id")
                        .put("text", "Beitrag")
                        .put("publishedAt", "wann")
                        .put("reach", "Reichweite"))
                .put(
                    "defaults",
                    new JsonObject().put("platform", "forum").put("source", "tabelle")));

    run(id, file.toByteArray());

    get(id)
        .body("state", equalTo("done"))
        .body("accepted", equalTo(3))
        .body("rejected", equalTo(4))
        .body("lines", equalTo(10));
    assertThat(report(id))
        .isEqualTo(
            """
            line,field,reason
            5,publishedAt,"must be an instant such as 2026-11-22T09:30:00Z"
            6,,"has 2 fields, but there are 4 columns"
            7,,"is not UTF-8"
            9,reach,"must be a whole number from 0"
            """
                .replace("\n", "\r\n"));
    assertThat(
            number(
                "select count(*) from mention where source = 'tabelle' and text = E'mit; Trennzeichen\\nund Umbruch' and reach = 250"))
        .isEqualTo(1);
    assertThat(
            number(
                "select count(*) from mention where source = 'tabelle' and text like '=HYPERLINK%'"))
        .as("a formula is text")
        .isEqualTo(1);
    assertThat(number("select count(*) from import_piece where import_id = '" + id + "'")).isZero();
  }

  @Test
  void aFileThatIsBegunByOneReplicaIsEndedByAnotherWithoutRepeatOrGap() {
    var file = new ByteArrayOutputStream();
    for (var i = 0; i < 30_000; i++) {
      line(file, i % 1_000 == 999 ? "{\"broken\": " : mention(i));
    }
    var id = create(new JsonObject().put("format", "ndjson"));
    upload(id, file.toByteArray());
    as("lead")
        .contentType("application/json")
        .post("/api/v1/imports/" + id + "/start")
        .then()
        .statusCode(200);

    // A replica that dies in the middle leaves a lease that runs out; one that was too slow finds
    // another's.
    for (var kill = 0; kill < 10; kill++) {
      execute(
          "update import set lease = gen_random_uuid(), due_at = app_now() where state = 'running' and id = '%s'"
              .formatted(id));
    }
    awaitDone(id);

    get(id)
        .body("accepted", equalTo(29_970))
        .body("rejected", equalTo(30))
        .body("duplicates", equalTo(0));
    assertThat(number("select count(*) from mention where source = 'ndjson-test'"))
        .isEqualTo(29_970);
    assertThat(
            number(
                "select count(*) from import_rejected where import_id = '%s' and line %% 1000 = 0"
                    .formatted(id)))
        .isEqualTo(30);
  }

  @Test
  void anUploadThatBrokeOffGoesOnWhereItWas() {
    var id = create(new JsonObject().put("format", "ndjson"));
    var bytes = (mention(900_001) + "\n").getBytes(StandardCharsets.UTF_8);
    send(id, 0, Arrays.copyOf(bytes, 20)).statusCode(200).body("size", equalTo(20));
    send(id, 0, Arrays.copyOf(bytes, 20)).statusCode(200).body("size", equalTo(20));
    send(id, 30, new byte[5]).statusCode(409).body("detail", containsString("Upload-Offset: 20"));
    send(id, 20, Arrays.copyOfRange(bytes, 20, bytes.length)).statusCode(200);
    as("lead")
        .contentType("application/json")
        .post("/api/v1/imports/" + id + "/start")
        .then()
        .statusCode(200);

    awaitDone(id);

    get(id).body("accepted", equalTo(1));
    send(id, bytes.length, bytes).statusCode(409).body("detail", containsString("done"));
  }

  @Test
  void whatIsNotWellAskedIsRefused() {
    as("lead")
        .contentType(ContentType.JSON)
        .body(
            new JsonObject()
                .put("name", "x")
                .put("team", "nord")
                .put("format", "csv")
                .put("columns", new JsonObject().put("txt", "a"))
                .encode())
        .post("/api/v1/imports")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("columns"));
    var id = create(new JsonObject().put("format", "csv"));
    as("lead")
        .contentType("application/json")
        .post("/api/v1/imports/" + id + "/start")
        .then()
        .statusCode(409);
    execute("update import set team = 'fremd' where id = '" + id + "'");
    as("lead").get("/api/v1/imports/" + id).then().statusCode(404);
  }

  private String mention(int number) {
    return new JsonObject()
        .put("source", "ndjson-test")
        .put("platform", "forum")
        .put("externalId", "n" + number)
        .put("text", "Zeile " + number)
        .put("publishedAt", now)
        .encode();
  }

  private static void line(ByteArrayOutputStream file, String text) {
    file.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String create(JsonObject request) {
    return as("lead")
        .contentType(ContentType.JSON)
        .body(request.put("name", "Datei").put("team", "nord").encode())
        .post("/api/v1/imports")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static void run(String id, byte[] file) {
    upload(id, file);
    as("lead")
        .contentType("application/json")
        .post("/api/v1/imports/" + id + "/start")
        .then()
        .statusCode(200);
    awaitDone(id);
  }

  private static void upload(String id, byte[] file) {
    for (var at = 0; at < file.length; at += PART) {
      send(id, at, Arrays.copyOfRange(file, at, Math.min(file.length, at + PART))).statusCode(200);
    }
  }

  private static ValidatableResponse send(String id, long offset, byte[] bytes) {
    return as("lead")
        .contentType("application/octet-stream")
        .header("Upload-Offset", offset)
        .body(bytes)
        .patch("/api/v1/imports/" + id)
        .then();
  }

  private static ValidatableResponse get(String id) {
    return as("viewer").get("/api/v1/imports/" + id).then().statusCode(200);
  }

  private static String report(String id) {
    return as("lead")
        .get("/api/v1/imports/" + id + "/rejected")
        .then()
        .statusCode(200)
        .extract()
        .asString();
  }

  private static void awaitDone(String id) {
    await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> get(id).extract().path("state").equals("done"));
  }
}
