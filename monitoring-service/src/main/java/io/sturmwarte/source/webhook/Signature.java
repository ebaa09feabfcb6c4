package io.sturmwarte.source.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** What the Standard Webhooks specification, 1.0.0, asks of a receiver. */
final class Signature {
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  private static final String SECRET_PREFIX = "whsec_";
  private static final String VERSION_PREFIX = "v1,";
  private static final int MOST_SIGNATURES = 20;

  private Signature() {}

  /**
   * Why a message is not to be believed; empty where it is.
   *
   * @param secrets any of which may have signed it
   * @param signatures separated by spaces, of any version
   */
  static Optional<String> fault(
      List<String> secrets,
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      byte[] body,
      Instant now) {
    if (id == null || timestamp == null || signatures == null) {
      return Optional.of("send the headers webhook-id, webhook-timestamp and webhook-signature");
    }
    if (!id.matches("[\\x21-\\x7e]{1,200}")) {
      return Optional.of("webhook-id must be 1 to 200 characters without spaces");
    }
    if (!timestamp.matches("\\d{1,12}")) {
      return Optional.of("webhook-timestamp must be seconds since 1970");
    }
    var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now).abs();
    if (age.compareTo(TOLERANCE) > 0) {
      return Optional.of("webhook-timestamp is more than five minutes from now; sign it anew");
    }
    return isSigned(secrets, id + "." + timestamp + ".", signatures, body)
        ? Optional.empty()
        : Optional.of("no signature of the version v1 fits the body and the secret");
  }

  /** Takes as long whether or not, and wherever, one fits. */
  private static boolean isSigned(
      List<String> secrets, String head, String signatures, byte[] body) {
    var fits = false;
    var sent = signatures.split(" ", MOST_SIGNATURES + 1);
    for (var secret : secrets) {
      var expected = sign(secret, head, body);
      for (var at = 0; at < Math.min(sent.length, MOST_SIGNATURES); at++) {
        fits |= MessageDigest.isEqual(expected, sent[at].getBytes(StandardCharsets.UTF_8));
      }
    }
    return fits;
  }

  private static byte[] sign(String secret, String head, byte[] body) {
    try {
      var key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      var signature = VERSION_PREFIX + Base64.getEncoder().encodeToString(mac.doFinal(body));
      return signature.getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
