package io.sturmwarte.alert;

import static io.sturmwarte.alert.Raising.alerts;
import static io.sturmwarte.alert.Raising.arrived;
import static io.sturmwarte.alert.Raising.run;
import static io.sturmwarte.alert.Raising.waiting;
import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class TellCycleTest {
  @Inject TellCycle cycle;

  private UUID brand;

  @BeforeEach
  void watch() {
    brand = brand("nord", "Sammelprobe");
  }

  @Test
  void alertsOfAGroupGoOutTogetherAndOnce() {
    var group = alerts(brand, "akku", "alert", 3);

    await().until(() -> arrived(brand).size() == 3);

    assertThat(messages(group)).isEqualTo(3);
    assertThat(number("select count(distinct told_at) from alert where group_id = '" + group + "'"))
        .isEqualTo(1);
    assertThat(arrived(brand).getFirst().body().getString("topic")).isEqualTo("akku");
  }

  @Test
  void anAlertWithoutATopicIsAboutTheBrand() {
    alerts(brand, "", "alert", 1);

    await().until(() -> arrived(brand).size() == 1);

    assertThat(arrived(brand).getFirst().body().getString("topic")).isEqualTo("Sammelprobe");
  }

  @Test
  void racingCyclesSendEveryAlertOnce() throws InterruptedException {
    for (var topic = 0; topic < 60; topic++) {
      alerts(brand, "topic " + topic, "alert", 3);
    }

    try (var replicas = Executors.newFixedThreadPool(4)) {
      replicas.invokeAll(
          IntStream.range(0, 100)
              .<Callable<Duration>>mapToObj(i -> () -> run(cycle::round))
              .toList());
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> arrived(brand).size() >= 180);
    await().until(() -> waiting(brand) == 0);
    var ids = new HashSet<String>();
    arrived(brand).forEach(call -> ids.add(call.body().getString("alertId")));
    assertThat(ids).hasSize(180);
    assertThat(arrived(brand)).hasSize(180);
    assertThat(number("select max(times_told) from alert where brand_id = '" + brand + "'"))
        .isEqualTo(1);
  }

  @Test
  void whileIncidentServiceIsDownAlertsWaitAndArriveInOrderOnce() {
    Neighbours.INCIDENTS.failNext(3);

    for (var number = 1; number <= 4; number++) {
      var group = alerts(brand, "topic " + number, "alert", 2);
      await().until(() -> messages(group) == 2);
    }

    await().atMost(Duration.ofSeconds(60)).until(() -> waiting(brand) == 0);
    assertThat(arrived(brand))
        .extracting(call -> call.body().getString("topic"))
        .containsExactly(
            "topic 1", "topic 1", "topic 2", "topic 2", "topic 3", "topic 3", "topic 4", "topic 4");
  }

  @Test
  void whatIsStillOpenIsRepeatedAfterTheRepeatInterval() {
    var group = alerts(brand, "akku", "alert", 1);
    await().until(() -> arrived(brand).size() == 1);

    execute(
        "update alert set told_at = told_at - interval '4 hours' where group_id = '" + group + "'");
    lookAgain(group);

    await().until(() -> arrived(brand).size() == 2);
    assertThat(arrived(brand).getLast().body().getString("alertId"))
        .isNotEqualTo(arrived(brand).getFirst().body().getString("alertId"));
    as("viewer")
        .get("/api/v1/alerts?brand=" + brand)
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].timesTold", equalTo(2));
  }

  @Test
  void whatIsOverIsNotRepeatedAndTheGroupIsQuiet() {
    var group = alerts(brand, "akku", "alert", 1);
    await().until(() -> arrived(brand).size() == 1);

    execute(
        "update alert set told_at = told_at - interval '5 hours', last_seen_at = last_seen_at - interval '1 hour'"
            + " where group_id = '"
            + group
            + "'");
    lookAgain(group);

    await()
        .until(
            () ->
                number(
                        "select count(*) from alert_group where due_at is null and id = '"
                            + group
                            + "'")
                    == 1);
    assertThat(messages(group)).isEqualTo(1);
    as("viewer")
        .get("/api/v1/alerts?open=false&brand=" + brand)
        .then()
        .body("items.size()", equalTo(1))
        .body("items[0].open", equalTo(false));
  }

  @Test
  void pagesStayAsTheyWereWhenAlertsComeIn() {
    raisedLong(brand, 5);
    var first = as("viewer").get("/api/v1/alerts?limit=3&brand=" + brand).then().extract();
    alerts(brand, "akku", "alert", 1);

    var second =
        as("viewer")
            .get("/api/v1/alerts?limit=3&brand=" + brand + "&cursor=" + first.path("next"))
            .then()
            .body("items.size()", equalTo(2))
            .extract();

    assertThat(first.<java.util.List<String>>path("items.id"))
        .doesNotContainAnyElementsOf(second.<java.util.List<String>>path("items.id"));
  }

  @Test
  void alertsAreListedByKindAndTime() {
    raisedLong(brand, 3);
    var path = "/api/v1/alerts?brand=" + brand;

    as("viewer").get(path + "&kind=watch").then().body("items.size()", equalTo(0));
    as("viewer").get(path + "&kind=other").then().statusCode(400);
    as("viewer").get(path + "&from=2020-01-02T00:00:00Z").then().body("items.size()", equalTo(2));
    as("viewer").get(path + "&to=2020-01-02T00:00:00Z").then().body("items.size()", equalTo(1));
  }

  @Test
  void anAlertOfAnotherTeamIsNotThere() {
    var other = UUID.randomUUID();
    execute("insert into brand values ('" + other + "', 'Fremd', 'fremd', '{}', '{}', now(), 0)");
    raisedLong(other, 1);
    var path = "/api/v1/alerts/00000001-0000-7000-8000-" + other.toString().substring(24);

    as("service").get(path).then().statusCode(200);
    as("viewer").get(path).then().statusCode(404);
  }

  /** Over since long: one each day from 2020 on. */
  private static void raisedLong(UUID brand, int count) {
    execute(
        """
        insert into alert (id, brand_id, kind, level, score, reasons, mention_ids, raised_at, last_seen_at, exercise,
          times_told)
        select (lpad(n::text, 8, '0') || '-0000-7000-8000-%s')::uuid, '%s', 'alert', 0, 6, '[]', '{}', d, d, false, 1
        from generate_series(1, %d) as n, lateral (select timestamptz '2020-01-01Z' + (n - 1) * interval '1 day' as d) days
        """
            .formatted(brand.toString().substring(24), brand, count));
  }

  private static void lookAgain(UUID group) {
    execute("update alert_group set due_at = app_now() where id = '" + group + "'");
  }

  private static long messages(UUID group) {
    return number(
        "select count(*) from outbox join alert on message_key = dedupe_key where group_id = '"
            + group
            + "'");
  }
}
