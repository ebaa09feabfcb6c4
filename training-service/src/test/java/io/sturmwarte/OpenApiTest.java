package io.sturmwarte;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.testing.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(ScoringFake.class)
class OpenApiTest {
  private static final Path COMMITTED = Path.of("..", "docs", "api", "training-service.yaml");

  @Test
  void committedDocumentIsWhatIsServed() throws IOException {
    var served =
        given()
            .accept("application/yaml")
            .get("/q/openapi")
            .then()
            .statusCode(200)
            .extract()
            .asString();
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, served);
    }

    assertThat(COMMITTED)
        .as("To renew it, run this test with -Dopenapi.write=true")
        .exists()
        .content()
        .isEqualTo(served);
  }
}
