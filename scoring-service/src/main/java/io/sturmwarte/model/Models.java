package io.sturmwarte.model;

import io.sturmwarte.text.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that was trained: what tells languages apart, and the weights of each.
 *
 * @param version the beginning of the file's checksum, so that two models never share one
 */
public record Models(
    String version, LanguageIdentifier languages, LinearModel german, LinearModel english) {
  private static final String RESOURCE = "/model/model.bin";

  /** Changes with the file's layout, so that an old file is refused instead of misread. */
  private static final int LAYOUT = 0x53540001;

  /** The model that ships with the service. */
  public static Models shipped() {
    try (var in = Models.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + RESOURCE + "; train one");
      }
      return read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Models read(byte[] file) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(file));
    if (in.readInt() != LAYOUT) {
      throw new IOException("This model has another layout; train it anew");
    }
    return new Models(
        sha256(file).substring(0, 12),
        LanguageIdentifier.read(in),
        LinearModel.read(in),
        LinearModel.read(in));
  }

  public static byte[] write(LanguageIdentifier languages, LinearModel german, LinearModel english)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(LAYOUT);
    languages.write(out);
    german.write(out);
    english.write(out);
    out.flush();
    return bytes.toByteArray();
  }

  public LinearModel of(Language language) {
    return switch (language) {
      case GERMAN -> german;
      case ENGLISH -> english;
      case UNSUPPORTED -> throw new IllegalArgumentException("No weights for " + language);
    };
  }

  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
