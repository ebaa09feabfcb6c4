package io.sturmwarte.situation;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.execute;
import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class SeriesTest {
  @Test
  void aPointSaysHowManyOfItsMentionsWereScored() {
    var brand = brand("nord", "reihe" + UUID.randomUUID().toString().substring(0, 8));
    execute(
        """
        insert into counter (brand_id, minute, platform, mentions, scored, negatives) values
          ('%1$s', '2026-03-02T08:05Z', 'mastodon', 9, 7, 4), ('%1$s', '2026-03-02T08:55Z', 'bluesky', 1, 1, 0),
          ('%1$s', '2026-03-02T10:00Z', 'bluesky', 2, 0, 0)
        """
            .formatted(brand));

    as("viewer")
        .get(
            "/api/v1/brands/%s/series?bucket=PT1H&from=2026-03-02T08:00:00Z&to=2026-03-02T11:00:00Z"
                .formatted(brand))
        .then()
        .statusCode(200)
        .body("points.mentions", contains(10, 0, 2))
        .body("points.scored", contains(8, 0, 0))
        .body("points.negatives", contains(4, 0, 0));
  }
}
