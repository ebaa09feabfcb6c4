package io.sturmwarte.query;

/**
 * 64 bits for some characters (FNV-1a, with a last stir). It finds candidates; what is equal is
 * decided by the characters.
 */
final class Hash {
  static final long START = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;
  private static final long STIR = 0x9e3779b97f4a7c15L;

  private Hash() {}

  static long step(long hash, char c) {
    return (hash ^ c) * PRIME;
  }

  /** Never 0, which marks an empty place. */
  static long end(long hash) {
    long stirred = (hash ^ (hash >>> 32)) * STIR;
    long end = stirred ^ (stirred >>> 29);
    return end == 0 ? 1 : end;
  }

  static long of(String text) {
    long hash = START;
    for (int at = 0; at < text.length(); at++) {
      hash = step(hash, text.charAt(at));
    }
    return end(hash);
  }

  static long of(char[] text, int from, int to) {
    long hash = START;
    for (int at = from; at < to; at++) {
      hash = step(hash, text[at]);
    }
    return end(hash);
  }
}
