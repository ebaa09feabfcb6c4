package io.sturmwarte.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardWebhookTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  @Test
  void signatureIsAcceptedByAnIndependentReader() {
    var id = UUID.randomUUID();
    var at = Clock.systemUTC().instant();
    var body = "{\"title\":\"Öl im Fluß\"}";

    var signature = StandardWebhook.signature(SECRET, id, at, body);

    assertThatCode(() -> new Webhook(SECRET).verify(body, headers(id, at, signature)))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT5S",
    "2, PT5M",
    "3, PT30M",
    "4, PT2H",
    "5, PT5H",
    "6, PT10H",
    "7, PT14H",
    "8, PT20H",
    "9, PT24H"
  })
  void attemptsFollowTheSchedule(int attempts, Duration wait) {
    assertThat(StandardWebhook.waitAfter(attempts, 1)).isEqualTo(wait);
  }

  @Test
  void afterTheTenthAttemptThereIsNoOther() {
    assertThat(StandardWebhook.waitAfter(10, 1)).isGreaterThan(StandardWebhook.GIVE_UP_AFTER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "120                           | PT2M",
        "Sun, 22 Nov 2026 10:05:00 GMT | PT5M",
        "99999999                      | PT24H",
        "soon                          | "
      })
  void receiverMayAskUsToWait(String header, Duration wait) {
    var now = Instant.parse("2026-11-22T10:00:00Z");

    assertThat(WebhookChannel.RetryAfter.bounded(header, now)).isEqualTo(wait);
  }

  private static HttpHeaders headers(UUID id, Instant at, String signature) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(id.toString()),
            "webhook-timestamp", List.of(String.valueOf(at.getEpochSecond())),
            "webhook-signature", List.of(signature)),
        (name, value) -> true);
  }
}
