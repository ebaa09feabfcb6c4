package io.sturmwarte.oncall;

import static io.sturmwarte.engine.House.NORD;
import static io.sturmwarte.engine.House.as;

import io.restassured.response.ValidatableResponse;
import io.sturmwarte.identity.Role;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** People and their turns, for the tests. */
public final class Staff {
  /** A Monday, nine o'clock in Berlin. */
  public static final String START = "2026-01-05T09:00";

  private Staff() {}

  /** Somebody of the team with a mail address, and gives their id. */
  public static UUID person(String name, String mail, String... functions) {
    return member(NORD, name, mail, null, functions);
  }

  public static UUID member(
      String team, String name, String mail, @Nullable String login, String... functions) {
    var id = UUID.randomUUID();
    update("update person set login = null where login = ?", login);
    update(
        "insert into person (id, team, name, login, functions) values (?, ?, ?, ?, string_to_array(?, ','))",
        id,
        team,
        name,
        login,
        String.join(",", functions));
    update(
        "insert into contact_method (id, person_id, channel, address, verified_at) values (?, ?, 'email', ?, app_now())",
        UUID.randomUUID(),
        id,
        mail);
    return id;
  }

  /** Who signs in under a name of the demonstration. */
  public static UUID signedIn(String name, String login) {
    return member(NORD, name, login + "@example.org", login);
  }

  public static void leave(UUID person) {
    update("update person set active = false where id = ?", person);
  }

  public static Map<String, Object> daily(String name, UUID... people) {
    return Map.of(
        "team",
        NORD,
        "name",
        name + " " + UUID.randomUUID(),
        "zone",
        "Europe/Berlin",
        "start",
        START,
        "unit",
        "day",
        "every",
        1,
        "people",
        List.of(people));
  }

  public static String rotation(UUID... people) {
    return create(daily("Presse", people)).statusCode(201).extract().path("id");
  }

  public static ValidatableResponse create(Map<String, Object> rotation) {
    return as(Role.LEAD).body(rotation).post("/api/v1/rotations").then();
  }

  /** Names of those on call in a rotation. */
  public static List<String> onCall(String rotation, String at) {
    return as(Role.VIEWER)
        .get("/api/v1/on-call?team=nord&at=" + at)
        .jsonPath()
        .getList("rotations.find { it.rotation == '%s' }.people.name".formatted(rotation));
  }

  public static ValidatableResponse override(String rotation, Map<String, Object> override) {
    return as(Role.LEAD).body(override).post("/api/v1/rotations/" + rotation + "/overrides").then();
  }

  /** The time of the database, which tests move. */
  public static Instant now() {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery("select app_now()")) {
      rows.next();
      return rows.getObject(1, java.time.OffsetDateTime.class).toInstant();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static long count(String query) {
    try (var connection = connect();
        var rows = connection.createStatement().executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static void update(String sql, @Nullable Object... values) {
    try (var connection = connect();
        var statement = connection.prepareStatement(sql)) {
      for (var place = 0; place < values.length; place++) {
        statement.setObject(place + 1, values[place]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static java.sql.Connection connect() throws SQLException {
    var config = ConfigProvider.getConfig();
    return DriverManager.getConnection(
        config.getValue("quarkus.datasource.jdbc.url", String.class),
        config.getValue("quarkus.datasource.username", String.class),
        config.getValue("quarkus.datasource.password", String.class));
  }
}
