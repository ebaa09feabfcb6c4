package io.sturmwarte.score;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpenApiTest {
  private static final Path COMMITTED = Path.of("../docs/api/scoring-service.yaml");

  @Test
  void theCommittedDocumentIsWhatIsServed() throws IOException {
    var served = given().get("/q/openapi").asString();
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, served);
    }

    assertThat(Files.readString(COMMITTED))
        .as("docs/api/scoring-service.yaml is old; renew it with -Dopenapi.write=true")
        .isEqualTo(served);
  }
}
