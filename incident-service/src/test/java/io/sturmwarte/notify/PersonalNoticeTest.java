package io.sturmwarte.notify;

import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.step;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.House;
import io.sturmwarte.engine.Post;
import io.sturmwarte.engine.Receiver;
import io.sturmwarte.identity.Role;
import io.sturmwarte.notify.Desk.Rule;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class PersonalNoticeTest {
  @Inject Desk desk;

  private final Receiver receiver = new Receiver();
  private final String mail = "jana-" + UUID.randomUUID() + "@example.org";
  private UUID person;
  private UUID byMail;
  private UUID byChat;

  @BeforeEach
  void personHasMailAndChatAndNobodyIsInThePolicy() {
    person = Desk.person("Jana Petersen");
    byMail = Desk.method(person, Channel.EMAIL, mail);
    byChat = Desk.method(person, Channel.SLACK, receiver.url());
    policy(0, step(1, "PT0S"));
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void laterRuleIsDueLater() {
    Desk.rules(person, new Rule(byMail, 0, "high"), new Rule(byChat, 10, "high"));
    var incident = open(4);

    desk.page(person, UUID.fromString(incident), "S2");

    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));
    assertThat(receiver.calls).isEmpty();
    AppClock.advance(Duration.ofMinutes(10));
    eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
  }

  @Test
  void acknowledgementCancelsWhatIsNotDueYet() {
    Desk.rules(person, new Rule(byMail, 0, "high"), new Rule(byChat, 10, "high"));
    var incident = open(4);
    desk.page(person, UUID.fromString(incident), "S2");
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));

    move(incident, "acknowledge").statusCode(200);

    assertThat(states(incident)).containsExactlyInAnyOrder("delivered", "cancelled");
    AppClock.advance(Duration.ofMinutes(11));
    assertThat(receiver.calls).isEmpty();
  }

  @Test
  void incidentThatIsOverCancelsToo() {
    Desk.rules(person, new Rule(byChat, 10, "high"));
    var incident = open(4);
    desk.page(person, UUID.fromString(incident), "S2");

    move(incident, "resolve").statusCode(200);

    assertThat(states(incident)).containsExactly("cancelled");
  }

  @Test
  void whereEachIsToAcknowledgeSomebodyElsesDoesNotCount() {
    Desk.rules(person, new Rule(byChat, 10, "high"));
    var incident = open(4);
    var id = UUID.fromString(incident);
    var page =
        Notice.page("each/" + id, "nord", Desk.about(id, "S2"), new Recipient.OfPerson(person), 1);
    desk.send(
        new Notice(
            page.key(), page.kind(), page.team(), page.about(), page.to(), 1, true, Map.of()));

    move(incident, "acknowledge").statusCode(200);
    assertThat(states(incident)).containsExactly("waiting");

    Desk.run(() -> desk.pool.withTransaction(tx -> desk.messages.acknowledgedBy(tx, id, person)));
    assertThat(states(incident)).containsExactly("cancelled");
  }

  @Test
  void reopenedIncidentIsToldAnew() {
    Desk.rules(person, new Rule(byChat, 0, "high"));
    var incident = open(4);
    move(incident, "acknowledge").statusCode(200);

    desk.page(person, UUID.fromString(incident), "S2");

    eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
  }

  @Test
  void quietHoursHoldBackLowUrgencyOnly() {
    var now = desk.rows("select app_now()").getFirst().getOffsetDateTime(0);
    var local = now.atZoneSameInstant(ZoneId.of("Europe/Berlin")).toLocalTime();
    House.as(Role.LEAD)
        .body(Map.of("from", time(local.minusHours(1)), "until", time(local.plusHours(2))))
        .put("/api/v1/people/%s/quiet-hours".formatted(person))
        .then()
        .statusCode(200);
    var low = UUID.randomUUID();
    var high = UUID.randomUUID();

    desk.page(person, low, "S3");
    desk.page(person, high, "S1");

    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));
    assertThat(states(high.toString())).containsExactly("delivered");
    assertThat(states(low.toString())).containsExactly("waiting");
    AppClock.advance(Duration.ofHours(2).plusMinutes(1));
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(2));
  }

  @Test
  void personWithoutAWayIsVisiblyNotTold() {
    var nowhere = Desk.person("Ohne Adresse");
    var incident = UUID.randomUUID();

    desk.page(nowhere, incident, "S1");

    assertThat(messages(incident.toString()).getFirst())
        .containsEntry("state", "dead")
        .containsEntry("lastError", "there is no way to reach this person");
  }

  @Test
  void sameNoticeIsNotWrittenTwice() {
    var incident = UUID.randomUUID();
    var notice =
        Notice.page(
            "once/" + incident,
            "nord",
            Desk.about(incident, "S2"),
            new Recipient.OfPerson(person),
            1);

    desk.send(notice);
    desk.send(notice);

    assertThat(messages(incident.toString())).hasSize(1);
  }

  @Test
  void secondMailWithinAMinuteWaitsAndGoesWithTheThird() {
    var incidents = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    desk.page(person, incidents.get(0), "S2");
    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(1));
    desk.page(person, incidents.get(1), "S3");
    desk.page(person, incidents.get(2), "S1");
    assertThat(states(incidents.get(2).toString())).containsExactly("waiting");

    AppClock.advance(Duration.ofMinutes(1));

    eventually().untilAsserted(() -> assertThat(Post.to(mail)).hasSize(2));
    var bundle = Post.text(Post.to(mail).getLast());
    assertThat(bundle).contains("2 Meldungen auf einmal");
    assertThat(bundle.indexOf("[S1]")).isPositive().isLessThan(bundle.indexOf("[S3]"));
    assertThat(states(incidents.get(1).toString())).containsExactly("bundled");
  }

  @Test
  void chatGetsBlocksWithAButtonThatAcknowledges() {
    Desk.rules(person, new Rule(byChat, 0, "high"));

    desk.page(person, UUID.randomUUID(), "S1");

    eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
    var blocks = new JsonObject(receiver.calls.getFirst().body()).getJsonArray("blocks");
    assertThat(blocks.getJsonObject(0).getString("type")).isEqualTo("header");
    assertThat(blocks.encode()).contains("Übernehmen").contains("/acknowledge/");
  }

  @Test
  void teamsGetsAnAdaptiveCard() {
    desk.page(Channel.TEAMS, receiver.url(), UUID.randomUUID(), "S1");

    eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
    var attachment =
        new JsonObject(receiver.calls.getFirst().body())
            .getJsonArray("attachments")
            .getJsonObject(0);
    assertThat(attachment.getString("contentType"))
        .isEqualTo("application/vnd.microsoft.card.adaptive");
    assertThat(attachment.getJsonObject("content").getString("version")).isEqualTo("1.4");
    assertThat(attachment.getJsonObject("content").getJsonArray("actions").encode())
        .contains("Action.OpenUrl");
  }

  @Test
  void shortMessageNeedsAGateway() {
    var incident = UUID.randomUUID();

    desk.page(Channel.SMS, "+4940123456", incident, "S1");

    eventually()
        .untilAsserted(
            () ->
                assertThat(messages(incident.toString()).getFirst())
                    .containsEntry("state", "dead")
                    .containsEntry(
                        "lastError", "no gateway for short messages and calls is set up"));
  }

  private static List<Object> states(String incident) {
    return messages(incident).stream().map(it -> it.get("state")).toList();
  }

  private static String time(LocalTime time) {
    return time.withSecond(0).withNano(0).toString();
  }
}
