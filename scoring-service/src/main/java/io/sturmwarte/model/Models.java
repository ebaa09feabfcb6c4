package io.sturmwarte.model;

import io.sturmwarte.text.Language;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * All that was trained: what tells languages apart, the weights of each, and what makes a risk.
 *
 * @param version the beginning of the file's checksum, so that two models never share one
 */
public record Models(
    String version,
    LanguageIdentifier languages,
    LinearModel german,
    LinearModel english,
    Formula risk) {
  private static final String RESOURCE = "/model/model.bin";
  private static final int VERSION_LENGTH = 12;

  /** Changes with the file's layout, so that an old file is refused instead of misread. */
  private static final int LAYOUT = 0x53540003;

  /** The model that ships with the service. */
  public static Models shipped() {
    try (var in = Models.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("There is no resource " + RESOURCE + "; train one");
      }
      return read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads a model as it comes: the whole file is never held beside the weights. */
  public static Models read(InputStream file) throws IOException {
    var digest = sha256();
    var in = new DataInputStream(new BufferedInputStream(new DigestInputStream(file, digest)));
    if (in.readInt() != LAYOUT) {
      throw new IOException("This model has another layout; train it anew");
    }
    var languages = LanguageIdentifier.read(in);
    var german = LinearModel.read(in);
    var english = LinearModel.read(in);
    var risk = Formula.read(in);
    if (in.read() >= 0) {
      throw new IOException("This model is damaged: there is more than there should be");
    }
    var version = HexFormat.of().formatHex(digest.digest()).substring(0, VERSION_LENGTH);
    return new Models(version, languages, german, english, risk);
  }

  public static byte[] write(
      LanguageIdentifier languages, LinearModel german, LinearModel english, Formula risk)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeInt(LAYOUT);
    languages.write(out);
    german.write(out);
    english.write(out);
    risk.write(out);
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
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
