package io.sturmwarte.author;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Turns an author's handle into a keyed hash: the same for the same author, of no use elsewhere.
 * HMAC-SHA-256, of which 128 bits are kept: among a hundred million authors, two share one with a
 * probability below 10^-22.
 */
@ApplicationScoped
public class Pseudonyms {
  private static final String HMAC = "HmacSHA256";
  private static final int BYTES = 16;

  /** What was kept before keys had ids. */
  private static final int BYTES_AT_FIRST = 5;

  private final List<Key> keys;

  @Inject
  Pseudonyms(
      @ConfigProperty(name = "sturmwarte.author-key") Optional<String> authorKey,
      @ConfigProperty(name = "sturmwarte.author-key-id", defaultValue = "1") String id,
      @ConfigProperty(name = "sturmwarte.author-keys-before") Optional<List<String>> before,
      @ConfigProperty(name = "sturmwarte.service.secret") Optional<String> serviceSecret,
      @ConfigProperty(name = "sturmwarte.oidc.issuer") Optional<String> issuer,
      @ConfigProperty(name = "sturmwarte.demonstration", defaultValue = "false")
          boolean demonstration) {
    this(
        AuthorKeys.of(
            authorKey,
            id,
            before.orElse(List.of()),
            serviceSecret,
            demonstration || issuer.isEmpty()));
  }

  Pseudonyms(AuthorKeys keys) {
    this.keys = keys.all().stream().map(key -> new Key(key.id(), mac(key.secret()))).toList();
  }

  private record Key(String id, Mac keyed) {
    /** A Mac must not be shared, and setting one up costs more than copying it. */
    byte[] hash(String what) {
      try {
        return ((Mac) keyed.clone()).doFinal(what.getBytes(StandardCharsets.UTF_8));
      } catch (CloneNotSupportedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Under the present key: what is stored. */
  public String of(Handle handle) {
    return of(keys.getFirst(), handle);
  }

  /**
   * Under all keys, and as it was made at first: what may be stored. That one was of 40 bits, and
   * of the name as it was written.
   */
  public List<String> all(Handle handle) {
    var all = new LinkedHashSet<String>();
    for (var key : keys) {
      all.add(of(key, handle));
      for (var name : List.of(handle.name(), "@" + handle.name())) {
        all.add(hex(key.hash(handle.platform() + "\n" + name), BYTES_AT_FIRST));
      }
    }
    return List.copyOf(all);
  }

  /** What an erased author is known by, and nobody else: under all keys, the present one first. */
  public List<UUID> tombstones(Handle handle) {
    var tombstones = new ArrayList<UUID>(keys.size());
    for (var key : keys) {
      var bytes = ByteBuffer.wrap(key.hash("tombstone\n" + named(handle)));
      tombstones.add(new UUID(bytes.getLong(), bytes.getLong()));
    }
    return tombstones;
  }

  private static String of(Key key, Handle handle) {
    return key.id() + "-" + hex(key.hash("author\n" + named(handle)), BYTES);
  }

  private static String named(Handle handle) {
    return handle.platform() + "\n" + handle.name();
  }

  private static String hex(byte[] hash, int bytes) {
    return HexFormat.of().formatHex(hash, 0, bytes);
  }

  private static Mac mac(String secret) {
    try {
      var mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
