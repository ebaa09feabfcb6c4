package io.sturmwarte.review;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class StrategyReviewTest {
  @Test
  void aTeamBeginsToLookBackEveryQuarterWithItsFirstIncident() {
    House.open(3);

    as(Role.VIEWER)
        .get("/api/v1/strategy-schedules/nord")
        .then()
        .statusCode(200)
        .body("months", greaterThan(0))
        .body("nextAt", notNullValue());
  }

  @Test
  void itOpensWithTheFiguresSinceTheLastAndAnOwner() {
    var id = opened("lead");

    as(Role.VIEWER)
        .get("/api/v1/strategy-reviews/" + id)
        .then()
        .statusCode(200)
        .body("owner", equalTo("lead"))
        .body("state", equalTo("OPEN"))
        .body("figures.bySeverity.total.incidents", greaterThan(0))
        .body("figures.byCause.by", equalTo("cause"));
  }

  @Test
  void theNextOneLooksBackFromWhereThisOneEnded() {
    opened("lead");
    var first = newest();
    opened("lead");

    assertThat(newest().get("from")).isEqualTo(first.get("to"));
  }

  @Test
  void whatTheTeamMakesOfItIsWrittenDownAndFinished() {
    var id = opened("lead");

    as(Role.RESPONDER)
        .header("If-Match", "\"0\"")
        .body(Map.of("notes", "Vorlagen haben geholfen."))
        .put("/api/v1/strategy-reviews/" + id)
        .then()
        .statusCode(200)
        .body("notes", equalTo("Vorlagen haben geholfen."))
        .body("owner", equalTo("lead"));
    as(Role.RESPONDER)
        .header("If-Match", "\"0\"")
        .body(Map.of("notes", "Zu spät"))
        .put("/api/v1/strategy-reviews/" + id)
        .then()
        .statusCode(412);
    as(Role.LEAD)
        .post("/api/v1/strategy-reviews/" + id + "/done")
        .then()
        .statusCode(200)
        .body("state", equalTo("DONE"));
    as(Role.RESPONDER)
        .body(Map.of("notes", "Noch etwas"))
        .put("/api/v1/strategy-reviews/" + id)
        .then()
        .statusCode(409);
  }

  @Test
  void theScheduleOfOthersIsNotThere() {
    as(Role.VIEWER).get("/api/v1/strategy-schedules/sued").then().statusCode(404);
  }

  /** Opened a day later than now. */
  private static String opened(String owner) {
    House.open(3);
    var before = ids();
    var now = Instant.parse(House.incident(House.open(1)).extract().path("openedAt"));
    var schedule = new HashMap<String, Object>();
    schedule.put("months", 3);
    schedule.put("owner", owner);
    schedule.put("nextAt", now.plus(Duration.ofDays(1)).toString());
    as(Role.LEAD).body(schedule).put("/api/v1/strategy-schedules/nord").then().statusCode(200);
    AppClock.advance(Duration.ofDays(2));
    eventually().untilAsserted(() -> assertThat(ids()).hasSize(before.size() + 1));
    return ids().getFirst();
  }

  private static List<String> ids() {
    return as(Role.VIEWER).get("/api/v1/strategy-reviews?limit=100").jsonPath().getList("items.id");
  }

  private static Map<String, Object> newest() {
    return as(Role.VIEWER).get("/api/v1/strategy-reviews?limit=1").jsonPath().getMap("items[0]");
  }
}
