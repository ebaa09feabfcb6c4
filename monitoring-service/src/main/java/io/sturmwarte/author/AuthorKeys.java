package io.sturmwarte.author;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The keys under which handles are hashed.
 *
 * @param all the present one first, then those before it, under which what is stored is still found
 */
record AuthorKeys(List<Key> all) {
  /** Whoever knows the key can try all handles; this one stands in files that everybody has. */
  static final String KNOWN_TO_ALL = "development-only";

  private static final int SHORTEST = 16;
  private static final Pattern ID = Pattern.compile("[a-z0-9]{1,8}");

  /**
   * @param id stands before each hash, so that it is seen which key may go
   */
  record Key(String id, String secret) {}

  /**
   * As they are configured; throws where the key is missing, or fit for trying out only, and this
   * is no demonstration.
   *
   * @param before each as {@code id:secret}
   * @param demonstration without an issuer, on this machine alone, or where it was said to be one
   */
  static AuthorKeys of(
      Optional<String> present,
      String id,
      List<String> before,
      Optional<String> serviceSecret,
      boolean demonstration) {
    var keys = new ArrayList<Key>();
    keys.add(key(id, present(present, serviceSecret, demonstration)));
    for (var one : before) {
      var parts = one.split(":", 2);
      if (parts.length < 2) {
        throw new IllegalStateException(
            "sturmwarte.author-keys-before has entries such as 1:secret, separated by commas");
      }
      keys.add(key(parts[0], parts[1]));
    }
    if (keys.stream().map(Key::id).distinct().count() < keys.size()) {
      throw new IllegalStateException(
          "Each of sturmwarte.author-keys-before and sturmwarte.author-key-id needs another id");
    }
    return new AuthorKeys(List.copyOf(keys));
  }

  private static String present(
      Optional<String> present, Optional<String> serviceSecret, boolean demonstration) {
    if (demonstration) {
      return present.or(() -> serviceSecret).orElseThrow(() -> wrong("is missing"));
    }
    var secret = present.orElseThrow(() -> wrong("is missing"));
    var weakness = weakness(secret);
    if (weakness != null) {
      throw wrong(weakness);
    }
    return secret;
  }

  private static @Nullable String weakness(String secret) {
    if (secret.startsWith(KNOWN_TO_ALL)) {
      return "is the one of the demonstration, which everybody knows";
    }
    return secret.length() < SHORTEST ? "is shorter than 16 characters" : null;
  }

  private static Key key(String id, String secret) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalStateException(
          "The id of an author key has one to eight small letters or digits, not: " + id);
    }
    return new Key(id, secret);
  }

  private static IllegalStateException wrong(String what) {
    return new IllegalStateException(
        "sturmwarte.author-key, with which authors' names are hashed, %s; set a secret of your own"
            .formatted(what));
  }
}
