package io.sturmwarte.source;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Seals what the database must not know: AES-GCM under a key that only the service has. */
@ApplicationScoped
class Vault {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int WEBHOOK_SECRET = 32;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;

  Vault(
      @ConfigProperty(name = "sturmwarte.source.secret-key") Optional<String> secretKey,
      @ConfigProperty(name = "sturmwarte.service.secret") Optional<String> serviceSecret) {
    var secret =
        secretKey
            .or(() -> serviceSecret)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Set sturmwarte.source.secret-key, with which the secrets of sources are sealed; it must not change later"));
    key = derive(secret);
  }

  byte[] seal(String secret) {
    var nonce = new byte[NONCE];
    random.nextBytes(nonce);
    var sealed = run(Cipher.ENCRYPT_MODE, nonce, secret.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  String open(byte[] sealed) {
    var nonce = java.util.Arrays.copyOf(sealed, NONCE);
    var rest = java.util.Arrays.copyOfRange(sealed, NONCE, sealed.length);
    return new String(run(Cipher.DECRYPT_MODE, nonce, rest), StandardCharsets.UTF_8);
  }

  /** As the Standard Webhooks specification writes one. */
  String newWebhookSecret() {
    var bytes = new byte[WEBHOOK_SECRET];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  private byte[] run(int mode, byte[] nonce, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a secret cannot be read; was the key changed?", e);
    }
  }

  /** A key of its own for this purpose. */
  private static SecretKeySpec derive(String secret) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return new SecretKeySpec(
          mac.doFinal("sturmwarte source secrets".getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
