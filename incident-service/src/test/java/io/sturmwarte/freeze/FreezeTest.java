package io.sturmwarte.freeze;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.engine.Receiver;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class FreezeTest {
  private final UUID brand = UUID.randomUUID();
  @Inject Clock clock;

  @AfterEach
  void noStormFreezes() {
    rule(false, 4);
  }

  @Test
  void frozenBrandIsReadByOtherSystems() {
    start(Map.of("platforms", List.of("mastodon"))).statusCode(201);

    current("platform=mastodon").body("frozen", equalTo(true)).body("freezes", hasSize(1));
    current("platform=bluesky").body("frozen", equalTo(false));
    current("").body("frozen", equalTo(true));
  }

  @Test
  void freezeWithoutPlatformsHoldsEverywhere() {
    start(Map.of());

    current("platform=anything").body("frozen", equalTo(true));
  }

  @Test
  void everyOpenIncidentOfTheBrandTellsIt() {
    var first = incident("Abrechnung", 3);
    var second = incident("Ausfall", 3);

    start(Map.of());

    assertThat(kinds(first)).contains("freezeStarted");
    assertThat(kinds(second)).contains("freezeStarted");
  }

  @Test
  void freezeEndsByItself() {
    var incident = incident("Abrechnung", 3);
    start(Map.of());

    AppClock.advance(Duration.ofMinutes(61));

    eventually().untilAsserted(() -> assertThat(kinds(incident)).contains("freezeEnded"));
    current("").body("frozen", equalTo(false));
  }

  @Test
  void freezeIsEndedByHandWithItsReason() {
    var id = start(Map.of()).extract().<String>path("id");

    end(id).statusCode(200).body("endedBy", equalTo("lead")).body("ending", equalTo("geklärt"));

    current("").body("frozen", equalTo(false));
    end(id).statusCode(409);
  }

  @Test
  void extendedFreezeGoesOn() {
    var id = start(Map.of()).extract().<String>path("id");
    as(Role.LEAD)
        .body(Map.of("until", clock.instant().plus(Duration.ofHours(3)).toString()))
        .post("/api/v1/freezes/" + id + "/extend")
        .then()
        .statusCode(200);

    AppClock.advance(Duration.ofMinutes(61));

    current("").body("frozen", equalTo(true));
  }

  @Test
  void brandIsNotFrozenTwiceInTheSameWay() {
    start(Map.of("platforms", List.of("mastodon", "bluesky")));

    start(Map.of("platforms", List.of("bluesky", "mastodon"))).statusCode(409);
    start(Map.of("platforms", List.of("bluesky"))).statusCode(201);
  }

  @Test
  void freezeEndsWithinAFortnight() {
    start(Map.of("until", clock.instant().plus(Duration.ofDays(15)).toString()))
        .statusCode(400)
        .body("violations[0].field", equalTo("until"));
    start(Map.of("until", clock.instant().minusSeconds(60).toString())).statusCode(400);
  }

  @Test
  void responderDoesNotFreeze() {
    as(Role.RESPONDER).body(request(Map.of())).post("/api/v1/freezes").then().statusCode(403);
  }

  @Test
  void otherTeamsFreezeIsNotSeen() {
    var south = start(Map.of("team", "sued")).statusCode(201).extract().<String>path("id");

    as(Role.VIEWER)
        .get("/api/v1/freezes/current?brand=" + brand)
        .then()
        .body("frozen", equalTo(false));
    as(Role.LEAD).get("/api/v1/freezes?brand=" + brand).then().body("items.id", contains(south));
    as(Role.VIEWER).get("/api/v1/freezes?brand=" + brand).then().body("items", hasSize(0));
  }

  @Test
  void stormFreezesOnlyWhereTheTeamWantsIt() {
    incident("Abrechnung", 5);
    current("").body("frozen", equalTo(false));

    rule(true, 4);

    eventually()
        .untilAsserted(
            () ->
                current("")
                    .body("frozen", equalTo(true))
                    .body("freezes[0].stormLevel", equalTo(5))
                    .body("freezes[0].functions", hasItem("press")));
  }

  @Test
  void stormThatRisesToTheLevelFreezes() {
    rule(true, 4);
    var incident = incident("Abrechnung", 3);
    assertThat(kinds(incident)).doesNotContain("freezeStarted");

    incident("Abrechnung", 4);

    eventually().untilAsserted(() -> assertThat(kinds(incident)).contains("freezeStarted"));
  }

  @Test
  void levelThatWasEndedByHandFreezesOnceOnly() {
    rule(true, 4);
    var incident = incident("Abrechnung", 4);
    eventually().untilAsserted(() -> current("").body("frozen", equalTo(true)));
    end(current("").extract().path("freezes[0].id"));

    rule(true, 3);
    incident("Abrechnung", 5);

    eventually().untilAsserted(() -> current("").body("freezes[0].stormLevel", equalTo(5)));
    assertThat(kinds(incident)).filteredOn("freezeStarted"::equals).hasSize(2);
  }

  @Test
  void wholeTeamIsToldOfBeginningAndEnd() {
    var name = "P " + UUID.randomUUID();
    as(Role.LEAD)
        .body(Map.of("team", "sued", "name", name))
        .post("/api/v1/people")
        .then()
        .statusCode(201);

    end(start(Map.of("team", "sued")).extract().path("id"));

    var subjects =
        as(Role.LEAD)
            .get("/api/v1/messages?limit=200")
            .jsonPath()
            .<Map<String, Object>>getList("items")
            .stream()
            .filter(it -> name.equals(it.get("target")))
            .map(it -> (String) it.get("subject"));
    assertThat(subjects)
        .containsExactlyInAnyOrder(
            "Veröffentlichungsstopp: Nordlicht Energie",
            "Veröffentlichungsstopp beendet: Nordlicht Energie");
  }

  @Test
  void systemsThatWantToKnowAreToldBySignedEvent() {
    try (var receiver = new Receiver()) {
      as(Role.LEAD)
          .body(Map.of("active", false, "webhooks", List.of(receiver.url())))
          .put("/api/v1/freeze-rules/nord")
          .then()
          .statusCode(200);

      end(start(Map.of("platforms", List.of("mastodon"))).extract().path("id"));

      eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(2));
      assertThat(receiver.calls)
          .extracting(call -> new JsonObject(call.body()))
          .extracting(event -> event.getString("type"))
          .containsExactlyInAnyOrder("io.sturmwarte.freeze.started", "io.sturmwarte.freeze.ended");
      var details =
          new JsonObject(receiver.calls.getFirst().body())
              .getJsonObject("data")
              .getJsonObject("details");
      assertThat(details.getString("brandId")).isEqualTo(brand.toString());
    }
  }

  @Test
  void ruleLastsFromAQuarterOfAnHour() {
    as(Role.LEAD)
        .body(Map.of("active", true, "lasts", "PT1M"))
        .put("/api/v1/freeze-rules/nord")
        .then()
        .statusCode(400)
        .body("detail", containsString("PT15M"));
    as(Role.LEAD).get("/api/v1/freeze-rules/sued").then().body("stormLevel", equalTo(4));
  }

  private ValidatableResponse start(Map<String, Object> more) {
    return as(Role.LEAD).body(request(more)).post("/api/v1/freezes").then();
  }

  private Map<String, Object> request(Map<String, Object> more) {
    var request = new HashMap<String, Object>();
    request.put("brandId", brand);
    request.put("brandName", "Nordlicht Energie");
    request.put("team", "nord");
    request.put("why", "Lage unklar");
    request.put("until", clock.instant().plus(Duration.ofHours(1)).toString());
    request.putAll(more);
    return request;
  }

  private static ValidatableResponse end(String id) {
    return as(Role.LEAD)
        .body(Map.of("reason", "geklärt"))
        .post("/api/v1/freezes/" + id + "/end")
        .then();
  }

  private ValidatableResponse current(String more) {
    return as(Role.SERVICE).get("/api/v1/freezes/current?brand=" + brand + "&" + more).then();
  }

  private String incident(String topic, int level) {
    return post(alert(brand, topic, level)).statusCode(200).extract().path("incidentId");
  }

  private static void rule(boolean active, int level) {
    as(Role.LEAD)
        .body(Map.of("active", active, "stormLevel", level, "functions", List.of("press")))
        .put("/api/v1/freeze-rules/nord")
        .then()
        .statusCode(200);
  }
}
