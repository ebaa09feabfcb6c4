package io.sturmwarte.rule;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.post;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class RuleTest {
  private final Instant now = Clock.systemUTC().instant();

  private UUID brand;

  @BeforeEach
  void watch() {
    brand = brand("nord", "Regelprobe");
  }

  @Test
  void aBrandHasTheRulesForAllAndMayTakeTheirPlace() {
    list().body("name", hasItems("legal words", "threats", "toxic share"));

    create(rule("threats", keyword("Bombe", 5)).put("enabled", false)).statusCode(201);

    list()
        .body("size()", equalTo(3))
        .body("find { it.name == 'threats' }.enabled", equalTo(false))
        .body("find { it.name == 'threats' }.inherited", equalTo(false));
  }

  @Test
  void anAbsoluteRuleRaisesAnAlertWithItsReason() {
    String id = create(rule("loud", absolute(20))).statusCode(201).extract().path("id");

    mentions("Regelprobe gut", 25);

    awaitAlert("loud")
        .body("items[0].ruleId", equalTo(id))
        .body("items[0].ruleKind", equalTo("absolute"))
        .body("items[0].reasons[0].code", equalTo("absolute"))
        .body("items[0].reasons[0].value", equalTo(25f))
        .body("items[0].reasons[0].text.en", containsString("25 mentions in 1 h"));
  }

  @Test
  void aServiceMakesTheSameRuleOnceAndRemovesIt() {
    var rule = rule("watch", keyword("gelöscht", 1)).put("until", now.plusSeconds(3600).toString());
    var first = ofService(rule).statusCode(201).extract().<String>path("id");

    ofService(rule).statusCode(201).body("id", equalTo(first));
    ofService(rule("watch", keyword("zensiert", 1))).statusCode(409);

    as("service").delete(path() + "/" + first).then().statusCode(204);
    list().body("name", not(hasItem("watch")));
  }

  @Test
  void aRuleThatHasEndedHoldsNoMoreAndLeavesItsName() {
    create(rule("short", absolute(1)).put("until", now.minusSeconds(1).toString())).statusCode(201);
    create(rule("witness", absolute(1)));

    mentions("Regelprobe gut", 3);

    awaitAlert("witness").body("items.rule", not(hasItem("short")));
    list().body("name", not(hasItem("short")));
    create(rule("short", absolute(1))).statusCode(201);
  }

  @Test
  void aRuleMayNameItsTopicAndWhenItBegins() {
    create(
        rule("late", keyword("gelöscht", 1))
            .put("since", now.plusSeconds(60).toString())
            .put("topic", "Zu spät"));
    String id =
        create(
                rule("in time", keyword("gelöscht", 1))
                    .put("since", now.minusSeconds(60).toString())
                    .put("topic", "Löschvorwurf"))
            .extract()
            .path("id");

    mentions("Regelprobe: Kommentar gelöscht", 2);

    awaitAlert("in time")
        .body("items.rule", not(hasItem("late")))
        .body("items.find { it.rule == 'in time' }.topic", equalTo("Löschvorwurf"));
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                Neighbours.INCIDENTS.calls().stream()
                    .anyMatch(call -> id.equals(call.body().getString("ruleId"))));
  }

  @Test
  void aRuleOnOnePlatformSeesOnlyThat() {
    create(rule("loud", absolute(20).put("platform", "bluesky")));
    create(rule("louder", absolute(25).put("platform", "mastodon")));

    mentions("Regelprobe gut", 25);

    awaitAlert("louder").body("items.rule", not(hasItem("loud")));
  }

  @Test
  void aRuleThatMustPersistIsNotRaisedAtOnce() {
    create(rule("lasting", absolute(20)).put("persistence", 3));
    create(rule("at once", absolute(20)));

    mentions("Regelprobe gut", 25);

    awaitAlert("at once").body("items.rule", not(hasItem("lasting")));
    execute(
        "update rule_state set run = 2, bin = date_bin('5 minutes', app_now(), 'epoch') - interval '5 minutes'"
            + " where brand_id = '"
            + brand
            + "'");
    awaitAlert("lasting");
  }

  @Test
  void aWordOfRiskIsFoundByItsStemAndCarriesItsMentions() {
    create(rule("suits", keyword("Klage", 2)).put("category", "legal"));

    mentions("Regelprobe, die Klagen kommen", 2);

    awaitAlert("suits")
        .body("items[0].category", equalTo("legal"))
        .body("items[0].reasons[0].code", equalTo("risk-keyword"))
        .body("items[0].reasons[0].mentionIds.size()", equalTo(2));
  }

  @Test
  void anAuthorWithReachIsHeard() {
    var condition =
        new JsonObject()
            .put("kind", "author")
            .put("role", "reach")
            .put("followers", 100_000)
            .put("onlyNegative", true)
            .put("minimum", 1)
            .put("window", "PT1H");
    create(rule("reach", condition)).statusCode(201);
    post(
        new JsonArray()
            .add(reach("small", "schlecht", 99_999))
            .add(reach("pleased", "gut", 500_000)));
    awaitScored();
    post(new JsonArray().add(reach("big", "schlecht", 100_000)));

    awaitAlert("reach").body("items[0].reasons[0].mentionIds.size()", equalTo(1));
  }

  @Test
  void aJournalistIsKnownByTheirPseudonym() {
    post(new JsonArray().add(reach("first", "gut", 10).put("author", "presse" + brand)));
    String pseudonym =
        as("viewer")
            .get("/api/v1/mentions?brand=" + brand)
            .then()
            .extract()
            .path("items[0].author");
    var condition =
        new JsonObject()
            .put("kind", "author")
            .put("role", "journalist")
            .put("authors", new JsonArray().add(pseudonym))
            .put("minimum", 1)
            .put("window", "PT1H");

    create(rule("press", condition)).statusCode(201);

    awaitAlert("press").body("items[0].reasons[0].code", equalTo("journalist"));
  }

  @Test
  void aSourceThatFallsSilentIsAFaultAndOneThatNeverSpokeIsNot() {
    post(new JsonArray().add(mention("old" + brand, "Regelprobe gut", now.minusSeconds(7_200))));
    create(rule("quiet", noData("test")).put("tells", "watch")).statusCode(201);
    create(rule("never", noData("nowhere")).put("tells", "watch")).statusCode(201);

    awaitAlert("quiet")
        .body("items[0].kind", equalTo("watch"))
        .body("items[0].topic", equalTo("no data: test"))
        .body("items.rule", not(hasItem("never")));
  }

  @Test
  void toxicMentionsCrossTheRuleForAllBrands() {
    create(rule("toxic share", toxic(0.3, 20))).statusCode(201);

    mentions("Regelprobe giftig schlecht", 21);

    awaitAlert("toxic share")
        .body("items.find { it.rule == 'toxic share' }.ruleKind", equalTo("toxic"));
  }

  @Test
  void whatIsWrongWithARuleIsSaid() {
    create(rule("x", absolute(0)))
        .statusCode(400)
        .body("violations.field", hasItem(containsString("threshold")));
    create(rule("x", absolute(5).put("window", "P3D")))
        .statusCode(400)
        .body("violations.field", hasItem("condition.window"));
    create(rule("x", new JsonObject().put("kind", "guess")))
        .statusCode(400)
        .body("detail", containsString("JSON"));
    create(rule("x", absolute(5)).put("tells", "shout")).statusCode(400);
    create(
            rule(
                "x",
                new JsonObject()
                    .put("kind", "author")
                    .put("role", "reach")
                    .put("minimum", 1)
                    .put("window", "PT1H")))
        .statusCode(400)
        .body("violations.field", hasItem("condition.followers"));
  }

  @Test
  void aNameIsTakenOnce() {
    create(rule("loud", absolute(20))).statusCode(201);
    create(rule("loud", absolute(30))).statusCode(409).body("detail", containsString("loud"));
  }

  @Test
  void aRuleIsChangedAndRemoved() {
    String id = create(rule("loud", absolute(20))).extract().path("id");
    as("lead")
        .contentType(ContentType.JSON)
        .body(rule("louder", absolute(40)).encode())
        .put(path() + "/" + id)
        .then()
        .statusCode(200)
        .body("condition.threshold", equalTo(40));

    as("lead").delete(path() + "/" + id).then().statusCode(204);

    list().body("findAll { !it.inherited }", empty());
    as("lead").delete(path() + "/" + id).then().statusCode(404);
  }

  @Test
  void rulesForAllBrandsAreNotRemovedThroughOne() {
    as("lead").delete(path() + "/00000000-0000-7000-8000-000000000013").then().statusCode(404);
    list().body("name", hasItem("threats"));
  }

  @Test
  void theDetectorsThresholdsAreDataOfTheBrand() {
    var path = "/api/v1/brands/" + brand + "/detection";
    as("viewer")
        .get(path)
        .then()
        .body("alertScore", equalTo(5.5f))
        .body("watchScore", equalTo(4.75f));

    as("lead")
        .contentType(ContentType.JSON)
        .body("{\"alertScore\": 7, \"alertShare\": 1, \"watchScore\": 6}")
        .put(path)
        .then()
        .statusCode(200);

    as("viewer").get(path).then().body("alertScore", equalTo(7f)).body("watchScore", equalTo(6f));
    as("lead")
        .contentType(ContentType.JSON)
        .body("{\"alertScore\": 0}")
        .put(path)
        .then()
        .statusCode(400);
  }

  @Test
  void peopleSayWhetherAnAlertWasUsefulAndTheirLastWordCounts() {
    create(rule("loud", absolute(20)));
    mentions("Regelprobe gut", 25);
    String id = awaitAlert("loud").extract().path("items[0].id");

    feedback(id, "lead", "noise")
        .body("feedback.noise", equalTo(1))
        .body("feedback.useful", equalTo(0));
    feedback(id, "responder", "useful");
    feedback(id, "lead", "useful")
        .body("feedback.noise", equalTo(0))
        .body("feedback.useful", equalTo(2));

    as("viewer")
        .get("/api/v1/alerts/" + id + "/feedback")
        .then()
        .body("size()", equalTo(3))
        .body("[0].givenBy", equalTo("lead"))
        .body("[0].verdict", equalTo("useful"))
        .body("[0].comment", equalTo("because"));
    as("viewer").get("/api/v1/alerts/" + id).then().body("feedback.useful", equalTo(2));
    as("lead")
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/v1/alerts/" + id + "/feedback")
        .then()
        .statusCode(400);
    as("lead")
        .contentType(ContentType.JSON)
        .body("{\"verdict\": \"noise\"}")
        .post("/api/v1/alerts/" + UUID.randomUUID() + "/feedback")
        .then()
        .statusCode(404);
  }

  private ValidatableResponse feedback(String id, String user, String verdict) {
    return as(user)
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("verdict", verdict).put("comment", "because").encode())
        .post("/api/v1/alerts/" + id + "/feedback")
        .then()
        .statusCode(200);
  }

  private ValidatableResponse awaitAlert(String rule) {
    await()
        .atMost(Duration.ofSeconds(25))
        .untilAsserted(
            () ->
                as("viewer")
                    .get("/api/v1/alerts?brand=" + brand)
                    .then()
                    .body("items.rule", hasItem(rule)));
    return as("viewer").get("/api/v1/alerts?brand=" + brand).then();
  }

  private void mentions(String text, int count) {
    var batch = new JsonArray();
    for (var i = 0; i < count; i++) {
      batch.add(mention(brand + "/" + text + i, text + " " + i, now.minusSeconds(i)));
    }
    post(batch);
  }

  private JsonObject reach(String id, String word, int followers) {
    return mention(brand + id, "Regelprobe " + word, now.minusSeconds(5))
        .put("author", id)
        .put("authorFollowers", followers);
  }

  private ValidatableResponse list() {
    return as("viewer").get(path()).then().statusCode(200);
  }

  private ValidatableResponse create(JsonObject rule) {
    return as("lead").contentType(ContentType.JSON).body(rule.encode()).post(path()).then();
  }

  private ValidatableResponse ofService(JsonObject rule) {
    return as("service").contentType(ContentType.JSON).body(rule.encode()).post(path()).then();
  }

  private String path() {
    return "/api/v1/brands/" + brand + "/rules";
  }

  private static JsonObject rule(String name, JsonObject condition) {
    return new JsonObject().put("name", name).put("tells", "alert").put("condition", condition);
  }

  private static JsonObject absolute(int threshold) {
    return new JsonObject()
        .put("kind", "absolute")
        .put("metric", "mentions")
        .put("threshold", threshold)
        .put("window", "PT1H");
  }

  private static JsonObject keyword(String words, int minimum) {
    return new JsonObject()
        .put("kind", "keyword")
        .put("words", words)
        .put("minimum", minimum)
        .put("window", "PT1H");
  }

  private static JsonObject toxic(double share, int minimum) {
    return new JsonObject().put("kind", "toxic").put("share", share).put("minimum", minimum);
  }

  private static JsonObject noData(String source) {
    return new JsonObject().put("kind", "no-data").put("after", "PT30M").put("source", source);
  }
}
