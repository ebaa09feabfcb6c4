package io.sturmwarte.source.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signer is the specification's own library, 1.2.0. */
class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String TIMESTAMP = Long.toString(NOW.getEpochSecond());
  private static final byte[] BODY = "{\"text\":\"Öl\"}".getBytes(StandardCharsets.UTF_8);

  @Test
  void whatAnIndependentSenderSignsIsBelieved() {
    assertThat(Signature.fault(List.of(SECRET), "msg_1", TIMESTAMP, signed(SECRET), BODY, NOW))
        .isEmpty();
  }

  @Test
  void eitherOfTwoSecretsAndOneOfSeveralSignaturesIsEnough() {
    var both = List.of(OTHER, SECRET);

    assertThat(Signature.fault(both, "msg_1", TIMESTAMP, signed(SECRET), BODY, NOW)).isEmpty();
    assertThat(Signature.fault(both, "msg_1", TIMESTAMP, signed(OTHER), BODY, NOW)).isEmpty();
    assertThat(
            Signature.fault(
                List.of(SECRET),
                "msg_1",
                TIMESTAMP,
                "v1a,xyz v1,wrong " + signed(SECRET),
                BODY,
                NOW))
        .isEmpty();
    assertThat(Signature.fault(List.of(OTHER), "msg_1", TIMESTAMP, signed(SECRET), BODY, NOW))
        .isPresent();
    assertThat(Signature.fault(List.of(), "msg_1", TIMESTAMP, signed(SECRET), BODY, NOW))
        .isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, true",
    "PT5M, true",
    "PT-5M, true",
    "PT5M1S, false",
    "PT-5M-1S, false",
    "P365D, false"
  })
  void theTimestampMayBeFiveMinutesOff(Duration off, boolean believed) {
    var at = NOW.plus(off);

    var fault = Signature.fault(List.of(SECRET), "msg_1", TIMESTAMP, signed(SECRET), BODY, at);

    assertThat(fault.isEmpty()).isEqualTo(believed);
  }

  @ParameterizedTest
  @CsvSource({
    ", 1, v1,x",
    "msg, , v1,x",
    "msg, 1, ",
    "'a b', 1, v1,x",
    "msg, soon, v1,x",
    "msg, -5, v1,x",
    "msg, 99999999999999999999, v1,x"
  })
  void headersThatAreMissingOrBrokenAreNamed(String id, String timestamp, String signature) {
    assertThat(Signature.fault(List.of(SECRET), id, timestamp, signature, BODY, NOW)).isPresent();
  }

  @Test
  void noneOfTenThousandMessagesWithOneBitChangedIsBelieved() {
    var random = new Random(7);
    var signature = signed(SECRET).getBytes(StandardCharsets.UTF_8);
    var believed = 0;
    for (var i = 0; i < 10_000; i++) {
      var body = BODY.clone();
      var sent = signature.clone();
      var id = "msg_1".getBytes(StandardCharsets.UTF_8);
      var victim = i % 3 == 0 ? body : i % 3 == 1 ? sent : id;
      victim[random.nextInt(victim.length)] ^= (byte) (1 << random.nextInt(7));
      var fault = Signature.fault(List.of(SECRET), text(id), TIMESTAMP, text(sent), body, NOW);
      believed += fault.isEmpty() ? 1 : 0;
    }

    assertThat(believed).isZero();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static String signed(String secret) {
    try {
      return new Webhook(secret).sign("msg_1", NOW.getEpochSecond(), text(BODY));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
