package io.sturmwarte.evidence;

import io.sturmwarte.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Seals each piece of evidence with AES-GCM under a key of its own, and that key under one of the
 * house's, which has an id so that it can be changed. Without its own key a piece is unreadable for
 * good, whoever has the house's.
 */
@ApplicationScoped
class Seal {
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;
  private static final int SHORTEST = 16;

  private final SecureRandom random = new SecureRandom();
  private final String present;
  private final Map<String, SecretKeySpec> keys = new HashMap<>();

  @Inject
  Seal(
      @ConfigProperty(name = "sturmwarte.vault.key") Optional<String> key,
      @ConfigProperty(name = "sturmwarte.vault.key-id", defaultValue = "1") String id,
      @ConfigProperty(name = "sturmwarte.vault.keys-before") Optional<List<String>> before,
      @ConfigProperty(name = "sturmwarte.service.secret") Optional<String> serviceSecret) {
    this(
        id,
        key.or(() -> serviceSecret)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Set sturmwarte.vault.key, under which evidence is sealed; keep it as long as the evidence")),
        before.orElse(List.of()));
  }

  Seal(String id, String secret, List<String> before) {
    present = id;
    keys.put(id, derive(secret));
    for (var one : before) {
      var parts = one.split(":", 2);
      if (parts.length < 2 || keys.putIfAbsent(parts[0], derive(parts[1])) != null) {
        throw new IllegalStateException(
            "sturmwarte.vault.keys-before has entries such as 1:secret, each with an id of its own");
      }
    }
  }

  /**
   * A piece as it is stored.
   *
   * @param keyId which of the house's keys seals {@code key}
   */
  record Sealed(byte[] content, String keyId, byte[] key) {}

  Sealed seal(byte[] content) {
    var own = bytes(KEY_BYTES);
    return new Sealed(
        encrypt(new SecretKeySpec(own, "AES"), content), present, encrypt(house(present), own));
  }

  /**
   * Throws {@link Problem.Conflict} where the piece was erased, or the house's key is not there.
   */
  byte[] open(byte[] content, @Nullable String keyId, byte @Nullable [] key) {
    if (keyId == null || key == null) {
      throw new Problem.Conflict(
          "The content was erased; that it was taken, when and by whom is still shown");
    }
    var own = decrypt(house(keyId), key);
    return decrypt(new SecretKeySpec(own, "AES"), content);
  }

  private SecretKeySpec house(String id) {
    var key = keys.get(id);
    if (key == null) {
      throw new Problem.Conflict(
          "The key %s of the vault is not configured; put it into sturmwarte.vault.keys-before"
              .formatted(id));
    }
    return key;
  }

  private byte[] encrypt(SecretKeySpec key, byte[] clear) {
    var nonce = bytes(NONCE);
    var sealed = run(Cipher.ENCRYPT_MODE, key, nonce, clear);
    return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
  }

  private static byte[] decrypt(SecretKeySpec key, byte[] sealed) {
    return run(
        Cipher.DECRYPT_MODE,
        key,
        Arrays.copyOf(sealed, NONCE),
        Arrays.copyOfRange(sealed, NONCE, sealed.length));
  }

  private static byte[] run(int mode, SecretKeySpec key, byte[] nonce, byte[] bytes) {
    try {
      var cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("evidence cannot be opened: it or its key was changed", e);
    }
  }

  private byte[] bytes(int count) {
    var bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A key of its own for this purpose, whatever else the secret is used for. */
  private static SecretKeySpec derive(String secret) {
    if (secret.length() < SHORTEST) {
      throw new IllegalStateException(
          "A key of the vault has at least %d characters".formatted(SHORTEST));
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return new SecretKeySpec(
          mac.doFinal("sturmwarte evidence".getBytes(StandardCharsets.UTF_8)), "AES");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
