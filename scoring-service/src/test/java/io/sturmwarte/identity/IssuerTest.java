package io.sturmwarte.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.oidc.server.OidcWiremockTestResource;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** With an OpenID Connect issuer its tokens are taken, and the demonstration users do not exist. */
@QuarkusTest
@WithTestResource(OidcWiremockTestResource.class)
@TestProfile(IssuerTest.WithIssuer.class)
class IssuerTest {
  public static final class WithIssuer implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("sturmwarte.oidc.issuer", "${keycloak.url}/realms/quarkus/");
    }
  }

  @Test
  void tokenWithTheRoleIsTaken() {
    score(bearer(OidcWiremockTestResource.getAccessToken("somebody", Set.of("lead"))))
        .statusCode(200);
  }

  @Test
  void tokenWithoutTheRoleIsForbidden() {
    score(bearer(OidcWiremockTestResource.getAccessToken("somebody", Set.of("guest"))))
        .statusCode(403);
  }

  @Test
  void brokenTokenIsRefused() {
    var token = OidcWiremockTestResource.getAccessToken("somebody", Set.of("lead"));

    score(bearer(token.substring(0, token.length() - 8) + "AAAAAAAA"))
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Bearer"));
  }

  @Test
  void demonstrationUsersDoNotExist() {
    score(given().auth().preemptive().basic("lead", DemonstrationUsers.PASSWORD)).statusCode(401);
  }

  @Test
  void sharedSecretOfTheServicesIsNotTaken() {
    score(given().auth().preemptive().basic(Role.SERVICE, "service-secret-of-the-tests"))
        .statusCode(401);
  }

  private static RequestSpecification bearer(String token) {
    return given().auth().oauth2(token);
  }

  private static io.restassured.response.ValidatableResponse score(RequestSpecification caller) {
    return caller
        .contentType("application/json")
        .body("{\"text\": \"Das ist wirklich schlecht gelaufen.\"}")
        .post("/api/v1/score")
        .then();
  }
}
