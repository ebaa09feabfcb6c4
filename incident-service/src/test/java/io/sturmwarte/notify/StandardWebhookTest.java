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

    var signature = StandardWebhook.signature(List.of(SECRET), id, at, body);

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
    assertThat(Attempts.wait(attempts, null, 1)).isEqualTo(wait);
  }

  @Test
  void tenthAttemptIsTheLast() {
    assertThat(Attempts.isLastOfWebhook(9)).isFalse();
    assertThat(Attempts.isLastOfWebhook(10)).isTrue();
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
