package io.sturmwarte.briefing;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.number;
import static io.sturmwarte.monitor.House.post;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class BriefingTest {
  /** As the service has it; other tests move its clock. */
  private final Instant now =
      Instant.ofEpochSecond(number("select extract(epoch from app_now())::bigint"));

  @Test
  void calmIsSaidCalmly() {
    var brand = brand("nord", "Ruheprobe");
    var batch = new JsonArray();
    for (var i = 0; i < 3; i++) {
      batch.add(mention("ruhe" + i, "Ruheprobe ist gut", now.minusSeconds(600 + i)));
    }
    post(batch);
    awaitScored();

    as("viewer")
        .accept("text/plain")
        .get("/api/v1/brands/" + brand + "/briefing?hours=1")
        .then()
        .statusCode(200)
        .contentType("text/plain;charset=UTF-8")
        .body(
            equalTo(
                """
                Ruheprobe: Windstille (Stufe 0 von 6)

                In der letzten Stunde gab es 3 Meldungen über Ruheprobe, keine davon kritisch. Auffällig ist daran nichts.

                Noch offen: Was bei dieser Marke üblich ist, wird noch gelernt.
                """));
  }

  @Test
  void tellsOfSourcesThatHaveGoneSilent() {
    var brand = brand("nord", "Stilleprobe");
    var batch = new JsonArray();
    for (var i = 0; i < 40; i++) {
      var at = now.minus(Duration.ofHours(20)).minusSeconds(36 * 60L * i);
      batch.add(mention("stille" + i, "Stilleprobe ist gut", at).put("source", "leuchtturm"));
      batch.add(mention("rege" + i, "Stilleprobe ist gut", at).put("source", "rege"));
    }
    batch.add(mention("eben", "Stilleprobe ist gut", now.minusSeconds(600)).put("source", "rege"));
    post(batch);
    awaitScored();
    execute("update mention set received_at = published_at where source in ('leuchtturm', 'rege')");

    as("viewer")
        .get("/api/v1/brands/" + brand + "/briefing?language=en")
        .then()
        .statusCode(200)
        .body("facts.silent.source", equalTo(List.of("leuchtturm")))
        .body("text", containsString("Nothing has come from the source “leuchtturm” since "))
        .body("headline", startsWith("Stilleprobe: calm (level 0 of 6)"))
        .body("facts.alerts", empty());
  }

  @Test
  void aBrandOfAnotherTeamHasNoBriefing() {
    var brand = brand("nord", "Fremdprobe");
    execute("update brand set team = 'elsewhere' where id = '" + brand + "'");

    as("viewer").get("/api/v1/brands/" + brand + "/briefing").then().statusCode(404);
    as("viewer").get("/api/v1/brands/" + brand + "/campaign").then().statusCode(404);
    as("viewer").get("/api/v1/brands/" + brand + "/thresholds").then().statusCode(404);
    as("viewer").get("/api/v1/brands/" + brand + "/level/mentions").then().statusCode(404);
  }
}
