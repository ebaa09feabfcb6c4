package io.sturmwarte.exercise;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.sturmwarte.Reader;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service, killed as by a power cut, with a real database that lives on. */
class KilledIT {
  private static final Duration START = Duration.ofSeconds(60);

  private final Map<String, String> config = new PostgresResource().start();
  private Process service;
  private String base;

  @AfterEach
  void stop() {
    service.destroyForcibly();
  }

  @Test
  void afterAKillWhatIsDueComesAndNothingComesTwice() throws Exception {
    run();
    var id =
        lead()
            .body(Map.of("scenario", "deleted-comment", "language", "en", "team", "nord"))
            .post(base)
            .then()
            .statusCode(201)
            .extract()
            .<String>path("id");
    lead().post(base + "/" + id + "/start").then().statusCode(200);
    advance(Duration.ofMinutes(2));
    String left;
    try (var reader = Reader.of(base + "/" + id + "/feed", "lead", null)) {
      await().until(() -> reader.of("inject").size() == 2);
      left = reader.of("inject").getLast().id();
    }

    service.destroyForcibly().waitFor();
    advance(Duration.ofMinutes(3));
    run();

    try (var again = Reader.of(base + "/" + id + "/feed", "lead", left);
        var whole = Reader.of(base + "/" + id + "/feed", "lead", null)) {
      await().atMost(START).until(() -> again.of("inject").size() >= 3);
      assertThat(injects(again)).containsExactly("boycott", "shop-asks", "portal");
      await().until(() -> whole.of("inject").size() >= 5);
      assertThat(injects(whole)).doesNotHaveDuplicates().hasSize(5);
      assertThat(whole.of("mood")).hasSize(10);
    }
  }

  private void run() throws IOException {
    var port = freePort();
    base = "http://127.0.0.1:%d/api/v1/exercises".formatted(port);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    config.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
    command.add("-Dquarkus.http.port=" + port);
    command.addAll(List.of("-jar", "target/quarkus-app/quarkus-run.jar"));
    service =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(new File("target/killed-it.log")))
            .start();
    await().atMost(START).ignoreExceptions().until(() -> lead().get(base).statusCode() == 200);
  }

  private void advance(Duration duration) {
    AppClock.advance(
        config.get("quarkus.datasource.jdbc.url"),
        config.get("quarkus.datasource.username"),
        config.get("quarkus.datasource.password"),
        duration);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static List<String> injects(Reader reader) {
    return reader.of("inject").stream()
        .map(event -> JsonPath.from(event.data()).getString("injectId"))
        .toList();
  }

  private static io.restassured.specification.RequestSpecification lead() {
    return given().auth().preemptive().basic("lead", "sturmwarte").contentType(ContentType.JSON);
  }
}
