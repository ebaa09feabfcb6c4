package io.sturmwarte.session;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.sturmwarte.upstream.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Services.class)
class SessionTest {
  @Test
  void tellsHowToSignIn() {
    given()
        .get("/session")
        .then()
        .statusCode(200)
        .body("name", nullValue())
        .body("mode", equalTo("demonstration"))
        .body("users", hasItems("viewer", "responder", "lead"));
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    var cookie =
        signIn(ours(), "lead", "sturmwarte").statusCode(200).extract().header("Set-Cookie");

    assertThat(cookie)
        .startsWith("sturmwarte-session=")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("SameSite=Strict")
        .doesNotContain("lead");
  }

  @Test
  void knowsWhoCameBack() {
    given()
        .cookie("sturmwarte-session", session("responder"))
        .get("/session")
        .then()
        .statusCode(200)
        .body("name", equalTo("responder"))
        .body("roles", contains("responder"))
        .body("teams", contains("nord"))
        .header("Cache-Control", containsString("no-cache"));
  }

  @Test
  void wrongPasswordOpensNothingAndNoDialogueOfTheBrowser() {
    var answer = signIn(ours(), "lead", "guess").statusCode(401).extract();

    assertThat(answer.cookies()).isEmpty();
    assertThat(answer.header("WWW-Authenticate")).isNull();
  }

  @Test
  void aForgedCookieIsNobody() {
    given()
        .cookie("sturmwarte-session", "bGVhZA==")
        .get("/session")
        .then()
        .body("name", nullValue());
  }

  @Test
  void basicCredentialsAreNotTakenHere() {
    given()
        .auth()
        .preemptive()
        .basic("lead", "sturmwarte")
        .get("/session")
        .then()
        .body("name", nullValue());
  }

  @Test
  void signingOutTakesTheCookieAway() {
    var answer =
        ours()
            .cookie("sturmwarte-session", session("lead"))
            .delete("/session")
            .then()
            .statusCode(204);

    assertThat(answer.extract().header("Set-Cookie")).startsWith("sturmwarte-session=;");
  }

  @Test
  void anotherSiteCannotSignAnybodyIn() {
    signIn(given(), "lead", "sturmwarte").statusCode(403).contentType("application/problem+json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://127.0.0.1:1", "not an address"})
  void anotherOriginCannotEither(String origin) {
    signIn(ours().header("Origin", origin), "lead", "sturmwarte").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void norARequestThatTheBrowserSaysIsForeign(String site) {
    signIn(ours().header("Sec-Fetch-Site", site), "lead", "sturmwarte").statusCode(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/session", "/situation", "/incidents/1", "/outbox"})
  void allowsOnlyItsOwnScriptsAndStaysFresh(String path) {
    var headers = given().get(path).then().statusCode(200).extract().headers();

    assertThat(headers.getValue("Content-Security-Policy"))
        .contains(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(headers.getValue("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(headers.getValues("Cache-Control")).containsExactly("no-cache");
  }

  static String session(String user) {
    return signIn(ours(), user, "sturmwarte").extract().cookie("sturmwarte-session");
  }

  static RequestSpecification ours() {
    return given().header("X-Requested-With", "console");
  }

  private static ValidatableResponse signIn(
      RequestSpecification request, String user, String password) {
    return request.formParam("user", user).formParam("password", password).post("/session").then();
  }
}
