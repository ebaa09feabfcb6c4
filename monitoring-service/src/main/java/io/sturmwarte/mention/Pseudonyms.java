package io.sturmwarte.mention;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns an author's handle into a keyed hash: the same for the same author, of no use elsewhere.
 */
@ApplicationScoped
class Pseudonyms {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 5;

  private final SecretKeySpec key;

  Pseudonyms(
      @ConfigProperty(name = "sturmwarte.author-key") Optional<String> authorKey,
      @ConfigProperty(name = "sturmwarte.service.secret") Optional<String> serviceSecret) {
    var secret =
        authorKey
            .or(() -> serviceSecret)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Set sturmwarte.author-key, with which authors' names are hashed; it must not change later"));
    key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  String of(String platform, String author) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(key);
      var name = platform + "\n" + author.toLowerCase(Locale.ROOT);
      var hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
