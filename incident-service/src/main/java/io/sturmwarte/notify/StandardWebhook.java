package io.sturmwarte.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the Standard Webhooks specification asks of a sender. */
final class StandardWebhook {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET_PREFIX = "whsec_";

  /** After the first attempt, and after each that failed. */
  private static final List<Duration> SCHEDULE =
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

  /** All attempts fit in, with jitter. */
  static final Duration GIVE_UP_AFTER = Duration.ofDays(5);

  private StandardWebhook() {}

  /** The value of the header {@code webhook-signature}. */
  static String signature(String secret, UUID id, Instant at, String body) {
    var signed = "%s.%d.%s".formatted(id, at.getEpochSecond(), body);
    try {
      var key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      var bytes = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
      return "v1," + Base64.getEncoder().encodeToString(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How long to wait after so many attempts; longer than forever after the last. */
  static Duration waitAfter(int attempts, double jitter) {
    if (attempts > SCHEDULE.size()) {
      return GIVE_UP_AFTER.multipliedBy(2);
    }
    return Duration.ofMillis((long) (SCHEDULE.get(attempts - 1).toMillis() * jitter));
  }
}
