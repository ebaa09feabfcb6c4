package io.sturmwarte.notify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signatures of the Standard Webhooks specification. */
final class StandardWebhook {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String SYMMETRIC = "whsec_";
  private static final String ASYMMETRIC = "whsk_";
  private static final int SEED_BYTES = 32;

  private StandardWebhook() {}

  /**
   * The value of the header {@code webhook-signature}: one signature for each secret, so that a
   * receiver who knows only the old or only the new one can read it while they change.
   *
   * @param secrets {@code whsec_} for HMAC-SHA256, {@code whsk_} and 32 bytes for ed25519
   */
  static String signature(List<String> secrets, UUID id, Instant at, String body) {
    var signed =
        "%s.%d.%s".formatted(id, at.getEpochSecond(), body).getBytes(StandardCharsets.UTF_8);
    return secrets.stream()
        .map(secret -> signature(secret, signed))
        .collect(Collectors.joining(" "));
  }

  private static String signature(String secret, byte[] signed) {
    try {
      return secret.startsWith(ASYMMETRIC)
          ? "v1a," + base64(ed25519(key(secret, ASYMMETRIC), signed))
          : "v1," + base64(hmac(key(secret, SYMMETRIC), signed));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] hmac(byte[] key, byte[] signed) throws GeneralSecurityException {
    var mac = Mac.getInstance(ALGORITHM);
    mac.init(new SecretKeySpec(key, ALGORITHM));
    return mac.doFinal(signed);
  }

  /** The key may carry its public half behind the seed, as other libraries write it. */
  private static byte[] ed25519(byte[] key, byte[] signed) throws GeneralSecurityException {
    var seed = java.util.Arrays.copyOf(key, SEED_BYTES);
    var spec = new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed);
    var signature = Signature.getInstance("Ed25519");
    signature.initSign(KeyFactory.getInstance("Ed25519").generatePrivate(spec));
    signature.update(signed);
    return signature.sign();
  }

  private static byte[] key(String secret, String prefix) {
    return Base64.getDecoder().decode(secret.substring(prefix.length()));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
