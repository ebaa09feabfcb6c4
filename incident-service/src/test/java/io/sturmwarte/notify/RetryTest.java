package io.sturmwarte.notify;

import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.messages;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Porter;
import io.sturmwarte.engine.Post;
import io.sturmwarte.engine.Receiver;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class RetryTest {
  /** As the Standard Webhooks specification has it. */
  private static final List<Duration> TABLE =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  @Inject Desk desk;

  private final Receiver receiver = new Receiver();
  private final UUID incident = UUID.randomUUID();

  @AfterEach
  void close() {
    Porter.busy(true);
    receiver.close();
  }

  @Test
  void receiverThatIsDownIsTriedTenTimesByTheTable() {
    receiver.answer(500, Map.of());
    desk.page(Channel.WEBHOOK, receiver.url(), incident, "S3");

    for (var failed = 1; failed <= TABLE.size(); failed++) {
      attempts(failed);
      var planned = TABLE.get(failed - 1).toMillis() / 1000.0;
      assertThat(wait(incident))
          .as("after attempt %d", failed)
          .isBetween(planned * 0.8 - 5, planned * 1.2);
      AppClock.advance(Duration.ofMillis((long) (wait(incident) * 1000) + 100));
    }

    eventually().untilAsserted(() -> assertThat(state(incident)).isEqualTo("dead"));
    assertThat(receiver.calls).hasSize(10);
    assertThat(receiver.calls)
        .extracting(Receiver.Call::id)
        .containsOnly(receiver.calls.getFirst().id());
    assertThat(receiver.calls)
        .extracting(Receiver.Call::body)
        .containsOnly(receiver.calls.getFirst().body());
  }

  @Test
  void deadLettersOfAStretchOfTimeAreSentAgain() {
    receiver.answer(410, Map.of());
    var from = desk.rows("select app_now()").getFirst().getOffsetDateTime(0);
    desk.page(Channel.WEBHOOK, receiver.url(), incident, "S3");
    eventually().untilAsserted(() -> assertThat(state(incident)).isEqualTo("dead"));
    receiver.answer(204, Map.of());
    desk.sql("update endpoint set disabled_at = null");

    io.sturmwarte.engine.House.as("lead")
        .body(
            Map.of(
                "team",
                "nord",
                "channel",
                "webhook",
                "from",
                from.toString(),
                "to",
                from.plusHours(1).toString()))
        .post("/api/v1/messages/resend")
        .then()
        .statusCode(200)
        .body("resent", org.hamcrest.Matchers.greaterThanOrEqualTo(1));

    eventually().untilAsserted(() -> assertThat(state(incident)).isEqualTo("delivered"));
  }

  @Test
  void disabledReceiverIsNotCalledForLaterMessages() {
    receiver.answer(410, Map.of());
    desk.page(Channel.WEBHOOK, receiver.url(), incident, "S3");
    eventually().untilAsserted(() -> assertThat(state(incident)).isEqualTo("dead"));
    var later = UUID.randomUUID();

    desk.page(Channel.WEBHOOK, receiver.url(), later, "S3");

    eventually().untilAsserted(() -> assertThat(state(later)).isEqualTo("dead"));
    assertThat(receiver.calls).hasSize(1);
  }

  @Test
  void mailServerThatIsBusyIsTriedAgain() {
    var address = "busy-" + UUID.randomUUID() + "@example.org";
    desk.page(Channel.EMAIL, address, incident, "S2");
    eventually().untilAsserted(() -> assertThat(error(incident)).contains("451"));
    assertThat(state(incident)).isEqualTo("pending");
    Porter.busy(false);

    AppClock.advance(Duration.ofMinutes(1));

    eventually().untilAsserted(() -> assertThat(Post.to(address)).hasSize(1));
  }

  @Test
  void mailThatIsRefusedForGoodIsNotTriedAgain() {
    desk.page(Channel.EMAIL, "bounce-" + incident + "@example.org", incident, "S2");

    eventually().untilAsserted(() -> assertThat(state(incident)).isEqualTo("dead"));
    assertThat(error(incident)).contains("550");
  }

  @Test
  void stormOfBouncesHoldsUpNobodyAndDoesNotLoop() {
    var refused = Porter.REFUSED.get();
    var notices =
        IntStream.range(0, 100)
            .mapToObj(
                i ->
                    Notice.page(
                        "storm/" + incident + "/" + i,
                        "nord",
                        Desk.about(incident, "S2"),
                        new Recipient.Address(
                            Channel.EMAIL, "B" + i, "bounce" + i + "@example.org", "de"),
                        1))
            .toArray(Notice[]::new);
    desk.send(notices);
    var well = "well-" + UUID.randomUUID() + "@example.org";

    desk.page(Channel.EMAIL, well, UUID.randomUUID(), "S2");

    eventually().untilAsserted(() -> assertThat(Post.to(well)).hasSize(1));
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        messages(incident.toString()).stream()
                            .collect(
                                Collectors.groupingBy(
                                    it -> it.get("state"), Collectors.counting())))
                    .isEqualTo(Map.of("dead", 100L)));
    assertThat(Porter.REFUSED.get() - refused).isEqualTo(100);
  }

  @Test
  void headerCannotBeAddedThroughAName() throws Exception {
    var address = "name-" + UUID.randomUUID() + "@example.org";
    desk.send(
        Notice.page(
            UUID.randomUUID().toString(),
            "nord\r\nBcc: thief@example.org",
            Desk.about(incident, "S2"),
            new Recipient.Address(Channel.EMAIL, "x\r\nBcc: thief@example.org", address, "de"),
            1));

    eventually().untilAsserted(() -> assertThat(Post.to(address)).hasSize(1));
    var mail = Post.to(address).getFirst();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getHeader("References", " ")).contains(incident.toString());
    assertThat(mail.getHeader("List-Id", " "))
        .isEqualTo("<incidents.nord-bcc-thief-example-org.sturmwarte>");
  }

  @Test
  void deadLetterIsToldThroughAnotherWayOfThePerson() {
    var person = Desk.person("Ohne Postfach");
    var other = "other-" + UUID.randomUUID() + "@example.org";
    Desk.method(person, Channel.EMAIL, "bounce-" + person + "@example.org");
    Desk.method(person, Channel.EMAIL, other);

    desk.page(person, incident, "S1");

    eventually().untilAsserted(() -> assertThat(Post.to(other)).hasSize(1));
    assertThat(Post.text(Post.to(other).getFirst())).contains("Nicht zugestellt");
  }

  @Test
  void deadLetterOfAFixedAddressIsToldToTheTeamLead() {
    var lead = Desk.person("Leitung", Map.of("functions", List.of("team-lead")));
    var address = "lead-" + lead + "@example.org";
    Desk.method(lead, Channel.EMAIL, address);

    desk.page(Channel.EMAIL, "bounce-" + incident + "@example.org", incident, "S1");

    eventually().untilAsserted(() -> assertThat(Post.to(address)).isNotEmpty());
    io.sturmwarte.engine.House.as("lead").delete("/api/v1/people/" + lead).then().statusCode(204);
  }

  private void attempts(int count) {
    eventually()
        .untilAsserted(
            () ->
                assertThat(
                        desk.rows(
                                "select attempts from outbox where lease is null and last_error is not null and body ->> 'incidentId' = '%s'"
                                    .formatted(incident))
                            .getFirst()
                            .getInteger(0))
                    .isEqualTo(count));
  }

  /** Seconds until the next attempt. */
  private double wait(UUID of) {
    return desk.rows(
            "select extract(epoch from due_at - app_now())::float8 from outbox where body ->> 'incidentId' = '%s'"
                .formatted(of))
        .getFirst()
        .getDouble(0);
  }

  private static String state(UUID of) {
    return String.valueOf(messages(of.toString()).getFirst().get("state"));
  }

  private static String error(UUID of) {
    return String.valueOf(messages(of.toString()).getFirst().get("lastError"));
  }
}
