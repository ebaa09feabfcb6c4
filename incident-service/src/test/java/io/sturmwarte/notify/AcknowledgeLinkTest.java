package io.sturmwarte.notify;

import static io.restassured.RestAssured.given;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.incident;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.step;
import static io.sturmwarte.engine.House.timeline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.sturmwarte.engine.Post;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class AcknowledgeLinkTest {
  private static final Pattern LINK = Pattern.compile("/acknowledge/[A-Za-z0-9~_-]+");

  @Inject Desk desk;

  private final String mail = "link-" + UUID.randomUUID() + "@example.org";

  @BeforeEach
  void nobodyIsInThePolicy() {
    policy(0, step(1, "PT0S"));
  }

  @Test
  void lookingChangesNothing() {
    var id = open(4);
    var link = link(id);

    look(link).statusCode(200).body(containsString("<form method=\"post\">"));
    look(link).statusCode(200);

    incident(id).body("state", equalTo("OPEN"));
  }

  @Test
  void buttonAcknowledgesInTheNameOfThePerson() {
    var id = open(4);

    press(link(id)).statusCode(200).body(containsString("Der Vorfall ist übernommen"));

    incident(id).body("state", equalTo("ACKNOWLEDGED"));
    assertThat(timeline(id).getLast())
        .containsEntry("kind", "acknowledge")
        .containsEntry("actor", "Jana Petersen");
  }

  @Test
  void linkIsGoodForOnce() {
    var id = open(4);
    var link = link(id);
    press(link).statusCode(200);

    press(link).statusCode(410).body(containsString("schon benutzt"));
    look(link).statusCode(410);
  }

  @Test
  void linkExpiresAfterADay() {
    var id = open(4);
    var link = link(id);

    AppClock.advance(Duration.ofHours(25));

    // The service's clock follows the database's.
    eventually().untilAsserted(() -> look(link).statusCode(410));
    press(link).statusCode(410).body(containsString("abgelaufen"));
  }

  @Test
  void changedLinkIsNone() {
    var id = open(4);
    var link = link(id);
    var last = link.charAt(link.length() - 2);
    var changed =
        link.substring(0, link.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + link.substring(link.length() - 1);

    press(changed).statusCode(404);

    incident(id).body("state", equalTo("OPEN"));
  }

  @Test
  void linkCannotBeMadeToLastLonger() {
    var parts = link(open(4)).split("~");

    press(parts[0] + "~" + parts[1] + "~" + (Long.parseLong(parts[2]) + 1) + "~" + parts[3])
        .statusCode(404);
  }

  @Test
  void nonsenseIsNotALink() {
    look("/acknowledge/nonsense").statusCode(404).body(containsString("gibt es nicht"));
  }

  @Test
  void incidentThatSomebodyElseTookIsLeftToThem() {
    var id = open(4);
    var link = link(id);
    move(id, "acknowledge").statusCode(200);

    press(link).statusCode(200).body(containsString("nichts mehr zu tun"));

    incident(id).body("escalation.acknowledgedBy", equalTo("responder"));
  }

  @Test
  void pageRunsNoScriptAndIsNotKept() {
    look(link(open(4)))
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer");
  }

  @Test
  void whatIsKeptOfAMessageHasNoLink() {
    var id = open(4);
    link(id);

    assertThat(io.sturmwarte.engine.House.messages(id).toString()).doesNotContain("/acknowledge/");
  }

  @Test
  void linesOfABundleAreAcknowledgedOneByOne() {
    var first = open(4);
    var second = open(4);
    var person = Desk.person("Jana Petersen");
    Desk.method(person, Channel.EMAIL, mail);
    desk.page(person, UUID.randomUUID(), "S2");
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));
    desk.page(person, UUID.fromString(first), "S2");
    desk.page(person, UUID.fromString(second), "S2");
    AppClock.advance(Duration.ofMinutes(1));
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(2));

    var links = LINK.matcher(Post.text(Post.to(mail).getLast()));
    assertThat(links.find()).isTrue();
    press(links.group()).statusCode(200);

    incident(first).body("state", equalTo("ACKNOWLEDGED"));
    incident(second).body("state", equalTo("OPEN"));
  }

  /** The one in the mail to a new person about the incident. */
  private String link(String id) {
    var person = Desk.person("Jana Petersen");
    Desk.method(person, Channel.EMAIL, mail);
    desk.page(person, UUID.fromString(id), "S2");
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));
    var link = LINK.matcher(Post.text(Post.to(mail).getFirst()));
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private static ValidatableResponse look(String link) {
    return given().urlEncodingEnabled(false).get(link).then();
  }

  private static ValidatableResponse press(String link) {
    return given().urlEncodingEnabled(false).post(link).then();
  }
}
