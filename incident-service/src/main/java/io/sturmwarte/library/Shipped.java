package io.sturmwarte.library;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An entry as it comes with the product.
 *
 * @param key its folder, which names it for ever
 * @param hash changes with anything in it
 */
record Shipped(String key, String hash, Draft draft) {
  static Shipped of(String key, Draft draft) {
    return new Shipped(key, hash(draft.toString()), draft);
  }

  private static String hash(String text) {
    try {
      var bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
