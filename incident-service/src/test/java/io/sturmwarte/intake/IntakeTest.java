package io.sturmwarte.intake;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.kinds;
import static io.sturmwarte.engine.House.post;
import static io.sturmwarte.engine.House.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.PostgresResource;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class IntakeTest {
  private final UUID brand = UUID.randomUUID();

  @Test
  void alertOpensAnIncidentOfItsSeverity() {
    var id = id(alert(brand, "Abrechnung", 4));

    incident(id)
        .body("severity", equalTo("S2"))
        .body("state", equalTo("OPEN"))
        .body("level", equalTo(4));
  }

  @Test
  void sameAlertAgainGetsTheSameAnswer() {
    var alert = alert(brand, "Abrechnung", 3);
    var first = post(alert).extract().asString();

    var second = post(alert).extract().asString();

    assertThat(second).isEqualTo(first).contains("opened");
  }

  @Test
  void alertOnTheSameTopicJoinsHoweverItIsWritten() {
    var id = id(alert(brand, "Abrechnung", 3));

    post(alert(brand, " ABRECHNUNG ", 3))
        .body("outcome", equalTo("joined"))
        .body("incidentId", equalTo(id));
  }

  @Test
  void alertsAtTheSameTimeOpenOneIncident() throws Exception {
    try (var callers = Executors.newFixedThreadPool(12)) {
      var answers =
          callers.invokeAll(
              IntStream.range(0, 24)
                  .<java.util.concurrent.Callable<Map<String, Object>>>mapToObj(
                      i ->
                          () ->
                              post(alert(brand, "Abrechnung", 3))
                                  .statusCode(200)
                                  .extract()
                                  .jsonPath()
                                  .getMap(""))
                  .toList());
      var ids = new java.util.HashSet<Object>();
      var opened = 0;
      for (var answer : answers) {
        ids.add(answer.get().get("incidentId"));
        opened += answer.get().get("outcome").equals("opened") ? 1 : 0;
      }
      assertThat(ids).hasSize(1);
      assertThat(opened).isEqualTo(1);
    }
  }

  @Test
  void sameAndDifferentAlertsOfAGroupFromTwoSendersAHundredTimesOpenOneIncident() throws Exception {
    var same = alert(brand, "Abrechnung", 3);
    var spelt = List.of("Abrechnung", " abrechnung", "ABRECHNUNG\t");
    try (var senders = Executors.newFixedThreadPool(2)) {
      var sent =
          senders.invokeAll(
              IntStream.range(0, 200)
                  .<java.util.concurrent.Callable<String>>mapToObj(
                      i -> () -> id(i % 2 == 0 ? same : alert(brand, spelt.get(i / 2 % 3), 3)))
                  .toList());
      var ids = new java.util.HashSet<String>();
      for (var id : sent) {
        ids.add(id.get());
      }
      assertThat(ids).hasSize(1);
    }
    List<String> open =
        as(Role.LEAD)
            .get("/api/v1/incidents?brand=" + brand)
            .jsonPath()
            .getList("items.findAll { it.brandId == '" + brand + "' }.id");
    assertThat(open).hasSize(1);
  }

  @Test
  void whiteSpaceThatIsNoBlankMakesNoOtherTopic() {
    var id = id(alert(brand, "\tAbrechnung\u2003", 3));

    post(alert(brand, "\u2003Abrechnung", 3))
        .body("outcome", equalTo("joined"))
        .body("incidentId", equalTo(id));
  }

  @Test
  void alertAfterTheIncidentIsResolvedOpensAnother() {
    var id = id(alert(brand, "Abrechnung", 3));
    io.sturmwarte.engine.House.move(id, "resolve").statusCode(200);

    post(alert(brand, "Abrechnung", 3)).body("outcome", equalTo("opened"));
  }

  @Test
  void exerciseNeverJoinsARealIncident() {
    id(alert(brand, "Abrechnung", 3));
    var exercise = alert(brand, "Abrechnung", 3);
    exercise.put("exercise", true);

    post(exercise).body("outcome", equalTo("opened"));
  }

  @Test
  void watchOpensNothing() {
    var watch = alert(brand, "Abrechnung", 3);
    watch.put("kind", "watch");

    post(watch).body("outcome", equalTo("ignored")).body("incidentId", nullValue());
  }

  @Test
  void watchJoinsAnOpenIncident() {
    var id = id(alert(brand, "Abrechnung", 3));
    var watch = alert(brand, "Abrechnung", 3);
    watch.put("kind", "watch");

    post(watch).body("outcome", equalTo("joined")).body("incidentId", equalTo(id));
  }

  @Test
  void risingLevelRaisesTheSeverity() {
    var id = id(alert(brand, "Abrechnung", 3));

    level(5, reason("negatives"));

    incident(id).body("severity", equalTo("S1")).body("peakLevel", equalTo(5));
    assertThat(kinds(id)).contains("level", "severity");
  }

  @Test
  void fallingLevelLeavesTheSeverity() {
    var id = id(alert(brand, "Abrechnung", 4));

    level(1, reason("negatives"));

    incident(id)
        .body("severity", equalTo("S2"))
        .body("level", equalTo(1))
        .body("peakLevel", equalTo(4));
  }

  @Test
  void reasonOfWeightRaisesTheSeverityWhateverTheLevel() {
    var alert = alert(brand, "Abrechnung", 1);
    alert.put("reasons", List.of(reason("data-breach")));

    incident(id(alert)).body("severity", equalTo("S1"));
  }

  @Test
  void raisedSeverityPlansTheDeadlinesAnew() {
    var id = id(alert(brand, "Abrechnung", 3));

    level(5, reason("negatives"));

    incident(id).body("deadlines.find { it.kind == 'acknowledge' }.target", equalTo("PT5M"));
  }

  @Test
  void brokenAlertIsRefusedWithTheNameOfItsField() {
    var alert = alert(brand, "", 9);

    post(alert)
        .statusCode(400)
        .body("violations.field", hasItem("level"))
        .body("violations.field", hasItem("topic"));
  }

  @Test
  void onlyServicesSendAlerts() {
    as(Role.LEAD).body(alert(brand, "Abrechnung", 3)).post("/api/v1/alerts").then().statusCode(403);
  }

  private static String id(Map<String, Object> alert) {
    return post(alert).statusCode(200).extract().path("incidentId");
  }

  private void level(int level, Map<String, Object> reason) {
    var body = new HashMap<String, Object>();
    body.put("brandName", "Nordlicht Energie");
    body.put("team", "nord");
    body.put("level", level);
    body.put("reasons", List.of(reason));
    body.put("at", Instant.EPOCH.plusSeconds(60).toString());
    body.put("exercise", false);
    as(Role.SERVICE).body(body).put("/api/v1/brands/" + brand + "/level").then().statusCode(204);
  }
}
