package io.sturmwarte.review;

import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class ReminderTest {
  private final String login = "owner-" + UUID.randomUUID();
  private final String address = login + "@example.org";

  @Test
  void theOwnerOfAnActionItemIsRemindedAWeekAndADayBeforeAndWhenItIsLate() {
    person("de");
    var item = action(Duration.ofDays(10));

    AppClock.advance(Duration.ofDays(4));
    awaitMails(1);
    AppClock.advance(Duration.ofDays(5).plusHours(12));
    awaitMails(2);
    AppClock.advance(Duration.ofDays(1));
    awaitMails(3);
    AppClock.advance(Duration.ofDays(7));
    awaitMails(4);

    assertThat(Post.to(address))
        .extracting(ReminderTest::subject)
        .anyMatch(it -> it.startsWith("Erinnerung: Textbaustein"));
    assertThat(Post.to(address))
        .extracting(ReminderTest::subject)
        .anyMatch(it -> it.startsWith("Überfällig: Textbaustein"));
    as(Role.LEAD).post("/api/v1/action-items/" + item + "/done").then().statusCode(200);
  }

  @Test
  void whatIsDoneRemindsNoMore() {
    person("en");
    var item = action(Duration.ofDays(10));
    as(Role.LEAD).post("/api/v1/action-items/" + item + "/done").then().statusCode(200);
    var other = action(Duration.ofDays(10));

    AppClock.advance(Duration.ofDays(4));

    awaitMails(1);
    assertThat(Post.to(address))
        .hasSize(1)
        .extracting(ReminderTest::subject)
        .containsExactly("Reminder: Textbaustein");
    as(Role.LEAD).post("/api/v1/action-items/" + other + "/done").then().statusCode(200);
  }

  @Test
  void theOwnerOfAReviewIsRemindedUntilItIsWritten() {
    person("en");
    var id = resolved();
    var review = as(Role.LEAD).get(path(id)).jsonPath();
    as(Role.LEAD)
        .body(Map.of("content", review.getMap("content"), "owner", login))
        .put(path(id))
        .then()
        .statusCode(200);

    AppClock.advance(Duration.ofDays(2).plusHours(1));

    awaitMails(1);
    assertThat(subject(Post.to(address).getFirst()))
        .startsWith("Reminder: after-action review of ");
  }

  private void awaitMails(int count) {
    eventually()
        .untilAsserted(() -> assertThat(Post.to(address)).hasSizeGreaterThanOrEqualTo(count));
  }

  private String action(Duration in) {
    var id = resolved();
    var now = Instant.parse(House.incident(id).extract().path("resolvedAt"));
    return as(Role.RESPONDER)
        .body(Map.of("text", "Textbaustein", "owner", login, "dueAt", now.plus(in).toString()))
        .post(path(id) + "/action-items")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String resolved() {
    var id = House.open(5);
    House.move(id, "resolve").statusCode(200);
    eventually().untilAsserted(() -> as(Role.VIEWER).get(path(id)).then().statusCode(200));
    return id;
  }

  private static String path(String id) {
    return "/api/v1/incidents/" + id + "/after-action-review";
  }

  private void person(String language) {
    var id = UUID.randomUUID();
    execute(
        """
        insert into person (id, team, login, name, language, zone, functions)
        values ('%1$s', 'nord', '%2$s', 'Kim', '%3$s', 'Europe/Berlin', '{agent}');
        insert into contact_method (id, person_id, channel, address, verified_at)
        values (gen_random_uuid(), '%1$s', 'email', '%4$s', app_now())
        """
            .formatted(id, login, language, address));
  }

  private static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void execute(String sql) {
    var config = ConfigProvider.getConfig();
    try (var connection =
            DriverManager.getConnection(
                config.getValue("quarkus.datasource.jdbc.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
