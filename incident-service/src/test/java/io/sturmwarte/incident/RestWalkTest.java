package io.sturmwarte.incident;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.reason;
import static io.sturmwarte.incident.Desk.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of all calls that there are for an incident, while the engine runs: never a 5xx,
 * and in the end the incident is what its timeline tells. {@code -Dwalks=10000} walks longer.
 */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class RestWalkTest {
  private static final int WALKS = Integer.getInteger("walks", 25);
  private static final int STEPS = 12;
  private static final Set<Integer> ANSWERS = Set.of(200, 201, 204, 400, 403, 404, 409, 412);

  @Test
  void whateverIsCalledNothingBreaksAndTheTimelineTellsItAll() throws Exception {
    try (var walkers = Executors.newFixedThreadPool(2)) {
      var walks =
          walkers.invokeAll(
              IntStream.range(0, WALKS)
                  .<Callable<List<String>>>mapToObj(i -> () -> walk(i))
                  .toList());
      for (var walk : walks) {
        assertThat(walk.get()).isEmpty();
      }
    }
  }

  /** Gives what went wrong. */
  private static List<String> walk(int seed) {
    var random = new Random(seed);
    var brand = UUID.randomUUID();
    var faults = new ArrayList<String>();
    String id =
        House.post(alert(brand, "Thema " + seed, random.nextInt(7))).extract().path("incidentId");
    for (var step = 0; step < STEPS; step++) {
      var call = random.nextInt(CALLS.size());
      var answer = CALLS.get(call).make(id, brand, random);
      if (!ANSWERS.contains(answer.statusCode())) {
        faults.add(
            "walk %d, step %d, call %d: %d %s"
                .formatted(seed, step, call, answer.statusCode(), answer.asString()));
      }
    }
    verify(id).body("intact", equalTo(true)).body("rebuilt", equalTo(true));
    return faults;
  }

  private static final List<Call> CALLS =
      List.of(
          (id, brand, random) ->
              as(Role.RESPONDER)
                  .body(Map.of("reason", "weil"))
                  .post(path(id, Move.values()[random.nextInt(9)].verb())),
          (id, brand, random) ->
              as(Role.LEAD)
                  .body(Map.of("reason", "weil"))
                  .post(
                      path(
                          id,
                          List.of("acknowledge", "respond", "stabilise").get(random.nextInt(3)))),
          (id, brand, random) ->
              as(Role.LEAD)
                  .body(Map.of("reason", "Gutachten", "atMost", "PT" + random.nextInt(80) + "H"))
                  .post(path(id, "wait")),
          (id, brand, random) ->
              as(Role.LEAD)
                  .header("If-Match", "\"" + random.nextInt(5) + "\"")
                  .body(Map.of("title", "Titel " + random.nextInt(9)))
                  .patch("/api/v1/incidents/" + id),
          (id, brand, random) ->
              as(Role.RESPONDER)
                  .body(
                      Map.of(
                          "cause",
                          Cause.values()[random.nextInt(8)].word(),
                          "cluster",
                          CrisisCluster.values()[random.nextInt(4)].word()))
                  .patch("/api/v1/incidents/" + id),
          (id, brand, random) ->
              as(random.nextBoolean() ? Role.LEAD : Role.RESPONDER)
                  .body(Map.of("severity", "S" + (1 + random.nextInt(4)), "reason", "weil"))
                  .put(path(id, "severity")),
          (id, brand, random) ->
              as(Role.LEGAL)
                  .body(Map.of("code", RaisingReason.values()[random.nextInt(6)].word()))
                  .post(path(id, "reasons")),
          (id, brand, random) ->
              as(Role.RESPONDER)
                  .body(Map.of("text", "Wir prüfen die Lage.", "publicWord", random.nextBoolean()))
                  .post(path(id, "notes")),
          (id, brand, random) ->
              as(Role.RESPONDER).body(Map.of("name", name(random))).put(path(id, "lead")),
          (id, brand, random) ->
              as(Role.RESPONDER)
                  .body(Map.of("role", ResponderRole.values()[random.nextInt(5)].word()))
                  .put(path(id, "responders/" + name(random))),
          (id, brand, random) -> as(Role.RESPONDER).delete(path(id, "responders/" + name(random))),
          (id, brand, random) ->
              as(Role.RESPONDER)
                  .body(Map.of("mentionIds", List.of(new UUID(7, random.nextInt(4)).toString())))
                  .post(path(id, "mentions")),
          (id, brand, random) ->
              as(Role.RESPONDER).delete(path(id, "mentions/" + new UUID(7, random.nextInt(4)))),
          (id, brand, random) ->
              as(Role.SERVICE)
                  .body(
                      Map.of(
                          "brandName",
                          "Nordlicht Energie",
                          "team",
                          "nord",
                          "level",
                          random.nextInt(7),
                          "reasons",
                          List.of(reason(random.nextInt(4) == 0 ? "journalist" : "negatives")),
                          "at",
                          Instant.EPOCH.plusSeconds(random.nextInt(1000)).toString(),
                          "exercise",
                          false))
                  .put("/api/v1/brands/" + brand + "/level"),
          (id, brand, random) ->
              House.post(alert(brand, "Thema " + random.nextInt(3), random.nextInt(7)))
                  .extract()
                  .response(),
          (id, brand, random) -> Desk.open("S4", Map.of("follows", id)).extract().response(),
          (id, brand, random) -> as(Role.VIEWER).get(path(id, "timeline?limit=3")),
          (id, brand, random) -> as(Role.VIEWER).get(path(id, "alerts")),
          (id, brand, random) -> {
            AppClock.advance(Duration.ofMinutes(random.nextInt(300)));
            return as(Role.VIEWER).get("/api/v1/incidents/" + id);
          });

  private static String name(Random random) {
    return List.of("anna", "ben", "cem").get(random.nextInt(3));
  }

  private static String path(String id, String what) {
    return "/api/v1/incidents/" + id + "/" + what;
  }

  /** One call to the service. */
  @FunctionalInterface
  private interface Call {
    Response make(String id, UUID brand, Random random);
  }
}
