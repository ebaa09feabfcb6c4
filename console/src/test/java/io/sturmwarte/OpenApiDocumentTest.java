package io.sturmwarte;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.upstream.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed document says what the running console serves. */
@QuarkusTest
@WithTestResource(Services.class)
class OpenApiDocumentTest {
  private static final Path COMMITTED = Path.of("../docs/api/console.yaml");

  @Test
  void isTheCommittedOne() throws IOException {
    var served = given().get("/q/openapi").then().statusCode(200).extract().asString();
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, served);
    }

    assertThat(served)
        .as(
            "docs/api/console.yaml is old; renew it with -Dopenapi.write=true and look at the difference")
        .isEqualTo(Files.readString(COMMITTED));
  }
}
