package io.sturmwarte.monitor;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.testing.PostgresResource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed document is what the service serves. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class OpenApiTest {
  private static final Path DOCUMENT = Path.of("../docs/api/monitoring-service.yaml");

  @Test
  void theCommittedDocumentIsCurrent() throws IOException {
    var served = get("/q/openapi?format=yaml").then().statusCode(200).extract().asString();
    // The test's port is another at each run.
    var document = served.replaceAll("(?m)^servers:\\n(- .*\\n(  .*\\n)*)*", "");
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, document);
    }

    assertThat(DOCUMENT)
        .as("run this test with -Dopenapi.write=true to renew the document")
        .hasContent(document);
  }
}
