package io.sturmwarte.score;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputOverRestTest {
  @ParameterizedTest
  @MethodSource("io.sturmwarte.score.BadText#thatAreRefused")
  void saysWhichFieldIsAtFault(BadText bad) {
    asViewer()
        .body(Map.of("text", bad.text))
        .post("/api/v1/score")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains("text"));
  }

  @ParameterizedTest
  @MethodSource("io.sturmwarte.score.BadText#thatAreRead")
  void readsWhatItCan(BadText bad) {
    asViewer().body(Map.of("text", bad.text)).post("/api/v1/score").then().statusCode(200);
  }

  @ParameterizedTest
  @MethodSource("io.sturmwarte.score.BadText#thatAreRefused")
  void refusesThemAsDraftsToo(BadText bad) {
    asViewer()
        .body(Map.of("draft", bad.text))
        .post("/api/v1/reviews")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("violations.field", contains("draft"));
  }

  @ParameterizedTest
  @MethodSource("io.sturmwarte.score.BadText#thatAreRead")
  void reviewsThemInALanguageThatIsSaid(BadText bad) {
    asViewer()
        .body(Map.of("draft", bad.text, "mention", bad.text, "language", "de"))
        .post("/api/v1/reviews")
        .then()
        .statusCode(200);
  }

  /** JSON can say what UTF-8 cannot. */
  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d", "\\ude00\\ud83d", "\\u0000", "\\uffff"})
  void readsHalvesOfEmoji(String escaped) {
    asViewer()
        .body("{\"text\": \"Das ist gut %s, danke\"}".formatted(escaped))
        .post("/api/v1/score")
        .then()
        .statusCode(200)
        .body("language", equalTo("de"));
  }

  /** The last is half an emoji, in the three bytes that it may not have. */
  @ParameterizedTest
  @ValueSource(strings = {"\u00C3(", "\u00FF", "\u0080", "\u00ED\u00A0\u0080"})
  void refusesWhatIsNotUtf8(String bytes) {
    var body = "{\"text\": \"gut %s\"}".formatted(bytes).getBytes(StandardCharsets.ISO_8859_1);

    asViewer()
        .body(body)
        .post("/api/v1/score")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("detail", containsString("cannot be read"));
  }

  @Test
  void aBodyLargerThanItTakesIsRefused() {
    asViewer()
        .body(new byte[17 << 20])
        .post("/api/v1/score")
        .then()
        .statusCode(413)
        .contentType("application/problem+json");
  }

  private static RequestSpecification asViewer() {
    return given().auth().preemptive().basic("viewer", "sturmwarte").contentType(ContentType.JSON);
  }
}
