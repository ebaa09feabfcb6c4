package io.sturmwarte.brand;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.post;
import static io.sturmwarte.monitor.House.query;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class TeamsTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "/queries", "/level", "/series", "/topics"})
  void theBrandOfAnotherTeamDoesNotExist(String part) {
    var sued = brand("sued", "suedmarke");

    as("viewer")
        .get("/api/v1/brands/" + sued + part)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    as("lead").get("/api/v1/brands/" + sued + part).then().statusCode(200);
    as("service").get("/api/v1/brands/" + sued + part).then().statusCode(200);
  }

  @Test
  void aMentionOfTwoTeamsIsShownToEachWithItsOwnBrand() {
    var nord = brand("nord", "gemeinsam");
    var sued = brand("sued", "gemeinsam");
    post(new JsonArray().add(mention("both", "gemeinsam gut", Clock.systemUTC().instant())));
    awaitScored();

    as("viewer")
        .get("/api/v1/mentions?q=gemeinsam")
        .then()
        .body("items", hasSize(1))
        .body("items[0].brandIds", equalTo(List.of(nord.toString())));
    as("viewer").get("/api/v1/mentions?brand=" + sued).then().body("items", hasSize(0));
    as("lead").get("/api/v1/mentions?q=gemeinsam").then().body("items[0].brandIds", hasSize(2));
    as("viewer")
        .get("/api/v1/situation")
        .then()
        .body("brand.id", hasItem(nord.toString()))
        .body("brand.id", not(hasItem(sued.toString())))
        .body("[0].spark", hasSize(24));
  }

  @Test
  void nobodyChangesWhatSomebodyElseHasChanged() {
    var id = brand("nord", "versioniert");
    var body = "{\"name\": \"Neu\", \"team\": \"nord\"}";

    as("lead")
        .contentType(ContentType.JSON)
        .header("If-Match", "\"0\"")
        .body(body)
        .put("/api/v1/brands/" + id)
        .then()
        .statusCode(200)
        .header("ETag", "\"1\"");
    as("lead")
        .contentType(ContentType.JSON)
        .header("If-Match", "\"0\"")
        .body(body)
        .put("/api/v1/brands/" + id)
        .then()
        .statusCode(412);
    as("viewer")
        .contentType(ContentType.JSON)
        .body(body)
        .put("/api/v1/brands/" + id)
        .then()
        .statusCode(403);
  }

  @Test
  void theSameKeyGivesTheSameBrand() {
    var key = UUID.randomUUID().toString();
    var body = "{\"name\": \"Einmal\", \"team\": \"nord\"}";
    var first = create(key, body).statusCode(201).extract().<String>path("id");

    create(key, body).statusCode(201).body("id", equalTo(first));
    create(key, body.replace("Einmal", "Anders")).statusCode(422);
  }

  private static ValidatableResponse create(String key, String body) {
    return as("lead")
        .contentType(ContentType.JSON)
        .header("Idempotency-Key", key)
        .body(body)
        .post("/api/v1/brands")
        .then();
  }

  @Test
  void anExpressionThatCannotBeReadIsRefusedWithTheColumn() {
    var id = brand("nord", "ausdruck");

    as("lead")
        .contentType(ContentType.JSON)
        .body("{\"name\": \"x\", \"expression\": \"ausdruck AND (neu\"}")
        .post("/api/v1/brands/" + id + "/queries")
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("expression"))
        .body("violations[0].message", containsString("column 14"));
    query(id, "\"zwei worte\" OR praefix*");
  }
}
