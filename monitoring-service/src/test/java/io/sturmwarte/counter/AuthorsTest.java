package io.sturmwarte.counter;

import static io.sturmwarte.monitor.House.as;
import static io.sturmwarte.monitor.House.awaitScored;
import static io.sturmwarte.monitor.House.brand;
import static io.sturmwarte.monitor.House.mention;
import static io.sturmwarte.monitor.House.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.monitor.Neighbours;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonArray;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class AuthorsTest {
  private final Instant hour =
      Clock.systemUTC().instant().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));

  @Test
  void theSameAuthorsCountOnceInAnHourAndOnceOverSeveral() {
    var brand = brand("nord", "autorenschaft");
    for (var batch = 0; batch < 6; batch++) {
      post(batch(batch));
    }
    awaitScored();

    var hours = authors(brand, "PT1H");
    assertThat(hours).hasSize(24);
    assertThat((double) hours.get(0)).isCloseTo(300, within(40.0));
    assertThat((double) hours.get(1)).isCloseTo(300, within(40.0));
    assertThat(hours.subList(2, 24)).containsOnly(0);
    assertThat((double) authors(brand, "PT24H").getFirst()).isCloseTo(450, within(60.0));
    assertThat(authors(brand, "PT30M")).containsOnlyNulls();
  }

  /** 300 authors in the first hour, 300 in the second, half of them the same. */
  private JsonArray batch(int batch) {
    var mentions = new JsonArray();
    IntStream.range(0, 200)
        .map(n -> 200 * batch + n)
        .forEach(
            n -> {
              var second = n % 2;
              mentions.add(
                  mention("autor" + n, "autorenschaft gut", hour.plusSeconds(3_600L * second + n))
                      .put("author", "a" + (n / 2 % 300 + 150 * second)));
            });
    return mentions;
  }

  private List<Integer> authors(UUID brand, String bucket) {
    return as("viewer")
        .get(
            "/api/v1/brands/%s/series?bucket=%s&from=%s&to=%s"
                .formatted(brand, bucket, hour, hour.plus(Duration.ofDays(1))))
        .then()
        .statusCode(200)
        .extract()
        .path("points.authors");
  }
}
