package io.sturmwarte.monitor;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** What tests say to the service. */
public final class House {
  private House() {}

  public static RequestSpecification as(String user) {
    var password = user.equals("service") ? "service-secret-of-the-tests" : "sturmwarte";
    return given().auth().preemptive().basic(user, password);
  }

  /** A brand with one query, of the word given. */
  public static UUID brand(String team, String word) {
    var id = UUID.randomUUID();
    as("lead")
        .contentType(ContentType.JSON)
        .body(
            new JsonObject().put("id", id.toString()).put("name", word).put("team", team).encode())
        .post("/api/v1/brands")
        .then()
        .statusCode(201);
    query(id, word);
    return id;
  }

  public static void query(UUID brand, String expression) {
    as("lead")
        .contentType(ContentType.JSON)
        .body(new JsonObject().put("name", "all").put("expression", expression).encode())
        .post("/api/v1/brands/" + brand + "/queries")
        .then()
        .statusCode(201);
  }

  public static JsonObject mention(String externalId, String text, Instant publishedAt) {
    return new JsonObject()
        .put("source", "test")
        .put("platform", "mastodon")
        .put("externalId", externalId)
        .put("text", text)
        .put("language", "de")
        .put("publishedAt", publishedAt.toString());
  }

  public static JsonObject post(JsonArray mentions) {
    return post(mentions.encode());
  }

  public static JsonObject post(String mentions) {
    return new JsonObject(
        as("service")
            .contentType(ContentType.JSON)
            .body(mentions)
            .post("/api/v1/mentions")
            .then()
            .statusCode(200)
            .extract()
            .asString());
  }

  public static void awaitScored() {
    await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(() -> number("select count(*) from unscored") == 0);
  }

  /** The first number of a statement's result. */
  public static long number(String sql) {
    try (var connection = database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of a statement's result. */
  public static List<String> texts(String sql) {
    try (var connection = database();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var texts = new ArrayList<String>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void execute(String sql) {
    try (var connection = database();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Connection database() throws SQLException {
    var config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("quarkus.datasource.jdbc.url", String.class),
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
  }
}
