package io.sturmwarte.engine;

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
@WithTestResource(Post.class)
class OpenApiTest {
  private static final Path DOCUMENT = Path.of("../docs/api/incident-service.yaml");

  @Test
  void documentIsWhatTheServiceServes() throws IOException {
    var served = given().get("/q/openapi").asString();
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, served);
    }

    assertThat(served)
        .as("the API has changed; renew the document with -Dopenapi.write=true")
        .isEqualTo(Files.readString(DOCUMENT));
  }
}
