package io.sturmwarte.evidence;

import io.sturmwarte.problem.Problem;
import java.util.Arrays;
import java.util.HexFormat;

/** Files that the vault takes, known by their first bytes, whatever the sender calls them. */
enum FileKind {
  PNG("image/png", "png", "89504e470d0a1a0a"),
  JPEG("image/jpeg", "jpg", "ffd8ff"),
  PDF("application/pdf", "pdf", "255044462d");

  static final int MOST_BYTES = 5 * 1024 * 1024;

  private final String mediaType;
  private final String ending;
  private final byte[] magic;

  FileKind(String mediaType, String ending, String magic) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.magic = HexFormat.of().parseHex(magic);
  }

  String mediaType() {
    return mediaType;
  }

  /** Throws {@link Problem} for what is empty, too large or none of these. */
  static FileKind of(byte[] content) {
    if (content.length > MOST_BYTES) {
      throw new Problem.TooLarge("A file for the vault has at most 5 MiB; send a smaller one");
    }
    return Arrays.stream(values())
        .filter(kind -> kind.begins(content))
        .findFirst()
        .orElseThrow(
            () -> new Problem.Invalid("body", "must be a PNG or JPEG picture, or a PDF document"));
  }

  static String endingOf(String mediaType) {
    return Arrays.stream(values())
        .filter(kind -> kind.mediaType.equals(mediaType))
        .map(kind -> kind.ending)
        .findFirst()
        .orElse("json");
  }

  private boolean begins(byte[] content) {
    return content.length > magic.length
        && Arrays.equals(content, 0, magic.length, magic, 0, magic.length);
  }
}
