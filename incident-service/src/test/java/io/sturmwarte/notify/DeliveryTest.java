package io.sturmwarte.notify;

import static io.sturmwarte.engine.House.alert;
import static io.sturmwarte.engine.House.as;
import static io.sturmwarte.engine.House.eventually;
import static io.sturmwarte.engine.House.mail;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.post;
import static io.sturmwarte.engine.House.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.standardwebhooks.Webhook;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.engine.Receiver;
import io.sturmwarte.identity.Role;
import io.sturmwarte.testing.AppClock;
import io.sturmwarte.testing.PostgresResource;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class DeliveryTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final Receiver receiver = new Receiver();
  private final String press = "press-" + UUID.randomUUID() + "@example.org";

  @AfterEach
  void close() {
    receiver.close();
  }

  @Test
  void mailSaysWhatHappenedAndWhereToGo() throws Exception {
    policy(0, step(1, "PT0S", mail("Presse", press)));
    var id = open(4);
    eventually().untilAsserted(() -> assertThat(Post.to(press)).hasSize(1));

    var mail = Post.to(press).getFirst();

    assertThat(mail.getSubject()).isEqualTo("[S2] Nordlicht Energie: Abrechnung");
    assertThat(mail.getContentType()).contains("multipart/alternative");
    var bytes = new ByteArrayOutputStream();
    mail.writeTo(bytes);
    var unfolded = bytes.toString(StandardCharsets.UTF_8).replace("=\r\n", "");
    assertThat(unfolded).contains(id).contains("text/html");
    assertThat(mail.getMessageID())
        .isEqualTo("<" + messages(id).getFirst().get("id") + "@sturmwarte>");
  }

  @Test
  void exerciseSaysThatItIsOne() throws Exception {
    policy(0, step(1, "PT0S", mail("Presse", press)));
    var alert = alert(UUID.randomUUID(), "Abrechnung", 3);
    alert.put("exercise", true);
    post(alert);

    eventually().untilAsserted(() -> assertThat(Post.to(press)).hasSize(1));

    assertThat(Post.to(press).getFirst().getSubject()).startsWith("ÜBUNG ");
  }

  @Test
  void titleCannotAddAHeader() throws Exception {
    policy(0, step(1, "PT0S", mail("Presse", press)));
    post(alert(UUID.randomUUID(), "x\r\nBcc: thief@example.org\r\n\r\nbody", 3)).statusCode(200);

    eventually().untilAsserted(() -> assertThat(Post.to(press)).anyMatch(DeliveryTest::isOfThief));

    // An incident of a test before may have gone on to this address meanwhile.
    var mail = Post.to(press).stream().filter(DeliveryTest::isOfThief).findFirst().orElseThrow();
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  private static boolean isOfThief(MimeMessage mail) {
    try {
      return "[S3] Nordlicht Energie: x Bcc: thief@example.org body".equals(mail.getSubject());
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void webhookIsASignedCloudEvent() {
    webhook(receiver.url(), SECRET);
    var id = open(3);
    eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));

    var call = receiver.calls.getFirst();

    var headers = HttpHeaders.of(call.headers(), (name, value) -> true);
    assertThatCode(() -> new Webhook(SECRET).verify(call.body(), headers))
        .doesNotThrowAnyException();
    assertThat(call.body()).contains("\"specversion\":\"1.0\"").contains(id);
    assertThat(call.id()).isEqualTo(messages(id).getFirst().get("id"));
  }

  @Test
  void failedWebhookIsTriedAgainUnderTheSameId() {
    receiver.answer(500, Map.of());
    webhook(receiver.url(), SECRET);
    var id = open(3);
    eventually().untilAsserted(() -> assertThat(receiver.calls).hasSize(1));
    eventually()
        .untilAsserted(
            () -> assertThat(messages(id).getFirst()).containsEntry("lastError", "answered 500"));
    receiver.answer(204, Map.of());

    AppClock.advance(Duration.ofSeconds(10));

    eventually()
        .untilAsserted(
            () -> assertThat(messages(id).getFirst()).containsEntry("state", "delivered"));
    assertThat(receiver.calls)
        .extracting(Receiver.Call::id)
        .hasSize(2)
        .containsOnly(receiver.calls.getFirst().id());
  }

  @Test
  void receiverThatIsGoneGetsNoMore() {
    receiver.answer(410, Map.of());
    webhook(receiver.url(), SECRET);

    var id = open(3);

    eventually()
        .untilAsserted(() -> assertThat(messages(id).getFirst()).containsEntry("state", "dead"));
  }

  @Test
  void redirectIsNotFollowed() {
    receiver.answer(302, Map.of("Location", receiver.url() + "/elsewhere"));
    webhook(receiver.url(), SECRET);

    var id = open(3);

    eventually()
        .untilAsserted(
            () -> assertThat(messages(id).getFirst()).containsEntry("lastError", "answered 302"));
    assertThat(receiver.calls).hasSize(1);
  }

  @Test
  void receiverThatAsksForTimeGetsIt() {
    receiver.answer(429, Map.of("Retry-After", "600"));
    webhook(receiver.url(), SECRET);
    var id = open(3);
    eventually()
        .untilAsserted(
            () -> assertThat(messages(id).getFirst()).containsEntry("lastError", "answered 429"));
    receiver.answer(204, Map.of());

    AppClock.advance(Duration.ofMinutes(2));
    var early = open(3);
    eventually()
        .untilAsserted(
            () -> assertThat(messages(early).getFirst()).containsEntry("state", "delivered"));

    assertThat(messages(id).getFirst()).containsEntry("state", "pending");
  }

  @Test
  void webhookInsideTheHouseIsNotCalled() {
    webhook("http://169.254.169.254/latest/meta-data", SECRET);

    var id = open(3);

    eventually()
        .untilAsserted(() -> assertThat(messages(id).getFirst()).containsEntry("state", "dead"));
    assertThat(messages(id).getFirst().get("lastError"))
        .isEqualTo("the address leads inside the house");
  }

  @Test
  void deadMessageCanBeSentAgain() {
    receiver.answer(410, Map.of());
    webhook(receiver.url(), SECRET);
    var id = open(3);
    eventually()
        .untilAsserted(() -> assertThat(messages(id).getFirst()).containsEntry("state", "dead"));
    receiver.answer(204, Map.of());

    String endpoint =
        as(Role.LEAD)
            .get("/api/v1/endpoints")
            .path("find { it.address == '" + receiver.url() + "' }.id");
    as(Role.LEAD).post("/api/v1/endpoints/" + endpoint + "/enable").then().statusCode(200);
    as(Role.LEAD)
        .post("/api/v1/messages/" + messages(id).getFirst().get("id") + "/resend")
        .then()
        .statusCode(200);

    eventually()
        .untilAsserted(
            () -> assertThat(messages(id).getFirst()).containsEntry("state", "delivered"));
  }

  @Test
  void secretIsNeverShown() {
    webhook(receiver.url(), SECRET);

    as(Role.ADMIN)
        .get("/api/v1/escalation-policies/nord")
        .then()
        .body("steps[0].targets[0].address", equalTo(receiver.url()))
        .body(not(containsString("whsec_")));
  }

  @Test
  void viewerSeesTheAddressMasked() {
    policy(0, step(1, "PT0S", mail("Presse", press)));
    var id = open(3);
    eventually().untilAsserted(() -> assertThat(messages(id)).hasSize(1));

    as(Role.VIEWER)
        .get("/api/v1/messages?incident=" + id)
        .then()
        .body("items[0].address", equalTo("p***@example.org"));
  }

  @Test
  void policyWithABadAddressIsRefused() {
    var body =
        Map.of(
            "name",
            "Test",
            "repeat",
            0,
            "steps",
            java.util.List.of(step(1, "PT0S", mail("Presse", "a@b\r\nBcc: c@d"))));

    as(Role.LEAD).body(body).put("/api/v1/escalation-policies/nord").then().statusCode(400);
  }

  @Test
  void responderDoesNotChangePolicies() {
    as(Role.RESPONDER)
        .body(Map.of())
        .put("/api/v1/escalation-policies/nord")
        .then()
        .statusCode(403);
  }

  private static void webhook(String url, String secret) {
    policy(
        0,
        step(
            1,
            "PT0S",
            Map.of("name", "Leitstand", "channel", "webhook", "address", url, "secret", secret)));
  }
}
