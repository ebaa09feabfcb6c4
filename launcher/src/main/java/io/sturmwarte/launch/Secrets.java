package io.sturmwarte.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/**
 * What this installation keeps secret: made at the first start, kept in the data folder, readable
 * by its owner.
 */
final class Secrets {
  private final Properties kept = new Properties();

  private Secrets() {}

  static Secrets in(Path data) throws IOException {
    var file = data.resolve("secrets.properties");
    var secrets = new Secrets();
    if (Files.exists(file)) {
      try (var in = Files.newInputStream(file)) {
        secrets.kept.load(in);
      }
      return secrets;
    }
    for (var name : new String[] {"service", "session", "author", "webhook"}) {
      secrets.kept.setProperty(name, random());
    }
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newOutputStream(file)) {
      secrets.kept.store(out, "Secrets of this installation");
    }
    return secrets;
  }

  /** What the services know each other by. */
  String service() {
    return kept.getProperty("service");
  }

  /** The key of the console's session cookies. */
  String session() {
    return kept.getProperty("session");
  }

  /** The key under which authors' handles are hashed. */
  String author() {
    return kept.getProperty("author");
  }

  /** What webhooks are signed with, as Standard Webhooks writes it. */
  String webhook() {
    return "whsec_" + kept.getProperty("webhook");
  }

  private static String random() {
    var bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
