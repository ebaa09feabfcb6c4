package io.sturmwarte.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we sign, read by a library that is not ours. */
class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NEXT = "whsec_" + "A".repeat(32);
  private static final String BODY = "{\"title\":\"Öl im Fluß\"}";
  private static final int FLIPS = 10_000;

  private final UUID id = UUID.randomUUID();
  private final Instant now = Clock.systemUTC().instant();

  @Test
  void noBitMayBeDifferent() {
    var signature = StandardWebhook.signature(List.of(SECRET), id, now, BODY);
    var bytes = BODY.getBytes(StandardCharsets.UTF_8);
    var random = new Random(1);
    var accepted = 0;
    for (var flip = 0; flip < FLIPS; flip++) {
      var changed = bytes.clone();
      // Only the low seven bits of plain letters, so that the text stays one and is not repaired.
      changed[random.nextInt(8)] ^= (byte) (1 << random.nextInt(7));
      if (isAccepted(SECRET, new String(changed, StandardCharsets.UTF_8), now, signature)) {
        accepted++;
      }
    }
    assertThat(accepted).isZero();
  }

  @Test
  void noBitOfTheSignatureMayBeDifferent() {
    var signature = StandardWebhook.signature(List.of(SECRET), id, now, BODY);
    var mac = Base64.getDecoder().decode(signature.substring("v1,".length()));
    for (var bit = 0; bit < mac.length * 8; bit++) {
      var changed = mac.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      var other = "v1," + Base64.getEncoder().encodeToString(changed);
      assertThat(isAccepted(SECRET, BODY, now, other)).isFalse();
    }
  }

  @Test
  void whileASecretChangesBothAreGood() {
    var signature = StandardWebhook.signature(List.of(NEXT, SECRET), id, now, BODY);

    assertThat(isAccepted(SECRET, BODY, now, signature)).isTrue();
    assertThat(isAccepted(NEXT, BODY, now, signature)).isTrue();
  }

  @ParameterizedTest(name = "{0} old")
  @CsvSource({"PT0S, true", "PT4M50S, true", "PT5M10S, false", "-PT5M10S, false"})
  void receiverTakesFiveMinutes(Duration age, boolean accepted) {
    var at = now.minus(age);
    var signature = StandardWebhook.signature(List.of(SECRET), id, at, BODY);

    assertThat(isAccepted(SECRET, BODY, at, signature)).isEqualTo(accepted);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {24, 32, 48, 64})
  void secretsOfAllLengthsAreRead(int bytes) {
    var key = new byte[bytes];
    new Random(bytes).nextBytes(key);
    var secret = "whsec_" + Base64.getEncoder().encodeToString(key);

    var signature = StandardWebhook.signature(List.of(secret), id, now, BODY);

    assertThatCode(() -> new Webhook(secret).verify(BODY, headers(now, signature)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> new Webhook(NEXT).verify(BODY, headers(now, signature)))
        .isInstanceOf(WebhookVerificationException.class);
  }

  /** An ed25519 signature is read with the public half alone, by the platform's own provider. */
  @Test
  void asymmetricSignatureIsReadWithThePublicKey() throws Exception {
    // Test 2 of RFC 8032, section 7.1: seed and public key.
    var seed =
        HexFormat.of().parseHex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    var publicKey =
        HexFormat.of().parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    var secret = "whsk_" + Base64.getEncoder().encodeToString(seed);

    var signature = StandardWebhook.signature(List.of(secret), id, now, BODY);

    assertThat(signature).startsWith("v1a,");
    var verifier = java.security.Signature.getInstance("Ed25519");
    verifier.initVerify(publicKey(publicKey));
    verifier.update(
        "%s.%d.%s".formatted(id, now.getEpochSecond(), BODY).getBytes(StandardCharsets.UTF_8));
    assertThat(verifier.verify(Base64.getDecoder().decode(signature.substring("v1a,".length()))))
        .isTrue();
  }

  private static java.security.PublicKey publicKey(byte[] raw) throws Exception {
    var prefix = HexFormat.of().parseHex("302a300506032b6570032100");
    var encoded = java.util.Arrays.copyOf(prefix, prefix.length + raw.length);
    System.arraycopy(raw, 0, encoded, prefix.length, raw.length);
    return java.security.KeyFactory.getInstance("Ed25519")
        .generatePublic(new java.security.spec.X509EncodedKeySpec(encoded));
  }

  private boolean isAccepted(String secret, String body, Instant at, String signature) {
    try {
      new Webhook(secret).verify(body, headers(at, signature));
      return true;
    } catch (WebhookVerificationException refused) {
      return false;
    } catch (EmptyWebhookSecretException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private HttpHeaders headers(Instant at, String signature) {
    return HttpHeaders.of(
        Map.of(
            "webhook-id", List.of(id.toString()),
            "webhook-timestamp", List.of(String.valueOf(at.getEpochSecond())),
            "webhook-signature", List.of(signature)),
        (name, value) -> true);
  }
}
