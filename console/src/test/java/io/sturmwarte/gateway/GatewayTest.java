package io.sturmwarte.gateway;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import io.sturmwarte.upstream.Echo;
import io.sturmwarte.upstream.Monitoring;
import io.sturmwarte.upstream.Server.Request;
import io.sturmwarte.upstream.Services;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Services.class)
class GatewayTest {
  private static final String ECHO = "/training/api/v1/echo";

  @TestHTTPResource("/")
  URI console;

  Echo echo;
  Monitoring monitoring;

  private String session;

  @BeforeEach
  void signIn() {
    echo.requests().clear();
    monitoring.requests().clear();
    session =
        given()
            .header("X-Requested-With", "console")
            .formParam("user", "lead")
            .formParam("password", "sturmwarte")
            .post("/session")
            .cookie("sturmwarte-session");
  }

  @Test
  void takesTheRequestThereWithoutThePrefix() {
    signedIn()
        .urlEncodingEnabled(false)
        .get(ECHO + "?brand=a%20b&limit=5")
        .then()
        .statusCode(200)
        .header("ETag", "\"7\"")
        .body("path", equalTo("/api/v1/echo"))
        .body("query", equalTo("brand=a b&limit=5"));
  }

  @Test
  void showsWhoAsksAndKeepsTheCookieToItself() {
    signedIn()
        .header("Authorization", "Bearer forged")
        .header("X-Forwarded-For", "10.0.0.1")
        .header("If-Match", "\"3\"")
        .get(ECHO);

    var request = received();
    assertThat(request.header("Authorization")).isEqualTo(basic("lead:sturmwarte"));
    assertThat(request.header("If-match")).isEqualTo("\"3\"");
    assertThat(request.headers())
        .doesNotContainKeys("Cookie", "X-forwarded-for", "X-requested-with");
  }

  @Test
  void servicesAreNotAskedToCompress() {
    signedIn().header("Accept-Encoding", "gzip").get(ECHO);

    assertThat(received().headers()).doesNotContainKey("Accept-encoding");
  }

  @Test
  void whatIsOnlyForTheNextHopStops() {
    signedIn().header("TE", "trailers").header("Proxy-Authorization", "Basic x").get(ECHO);

    assertThat(received().headers()).doesNotContainKeys("Te", "Proxy-authorization");
  }

  @Test
  void passesLargeBodies() {
    var body = "x".repeat(5_000_000);

    signedIn().body(body).post(ECHO).then().statusCode(200).body("length", equalTo(body.length()));
  }

  @Test
  void aChangeNeedsOurOwnPage() {
    given()
        .cookie("sturmwarte-session", session)
        .body("{}")
        .post(ECHO)
        .then()
        .statusCode(403)
        .contentType("application/problem+json");

    assertThat(echo.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/monitoring", "/scoring", "/incident", "/training"})
  void strangersAreToldToSignIn(String service) {
    given()
        .get(service + "/api/v1/anything")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("detail", equalTo("Sign in first"));

    assertThat(echo.requests()).isEmpty();
  }

  @Test
  void aServiceThatIsDownIsNamed() {
    signedIn()
        .get("/scoring/api/v1/model")
        .then()
        .statusCode(503)
        .contentType("application/problem+json")
        .header("Retry-After", "2")
        .body("detail", containsString("scoring"));
  }

  @Test
  void noPasswordDialogueAndNoCookieOfAService() {
    var answer = signedIn().get("/training/api/v1/challenge").then().statusCode(401).extract();

    assertThat(answer.header("WWW-Authenticate")).isNull();
    assertThat(answer.header("Set-Cookie")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/training/q/metrics",
        "/training/api/../q/metrics",
        "/training/api/%2e%2e/q/metrics",
        "/training/api/v1/../../q/metrics",
        "/training//q/metrics"
      })
  void whatIsInsideStaysInside(String path) {
    signedIn().urlEncodingEnabled(false).get(path).then().statusCode(404);

    assertThat(echo.requests()).isEmpty();
  }

  @Test
  void eventsFlowAsTheyHappenAndTheStreamEndsWithItsReader() throws Exception {
    var request =
        HttpRequest.newBuilder(console.resolve("/monitoring/api/v1/events"))
            .header("Cookie", "sturmwarte-session=" + session)
            .header("Accept-Encoding", "gzip, deflate, br")
            .header("Last-Event-ID", "7-3")
            .build();
    var before = monitoring.liveClients();
    var stream = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
    assertThat(stream.headers().firstValue("Content-Type")).hasValue("text/event-stream");
    // What is compressed is held back until there is enough of it.
    assertThat(stream.headers().firstValue("Content-Encoding").orElse("identity"))
        .isEqualTo("identity");
    Awaitility.await().until(() -> monitoring.liveClients() == before + 1);

    monitoring.send("7-4", "mention", new JsonObject().put("n", 1));
    var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
    var first =
        CompletableFuture.supplyAsync(
            () -> lines.lines().filter(line -> line.startsWith("data")).findFirst());

    assertThat(first.get(5, SECONDS)).hasValue("data: {\"n\":1}");
    assertThat(monitoring.requests().getLast().header("Last-event-id")).isEqualTo("7-3");

    stream.body().close();

    Awaitility.await().until(() -> monitoring.liveClients() == before);
  }

  private RequestSpecification signedIn() {
    return RestAssured.given()
        .cookie("sturmwarte-session", session)
        .header("X-Requested-With", "console");
  }

  private Request received() {
    return echo.requests().getLast();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }
}
