package io.sturmwarte.query;

/**
 * How parts of words are looked up: by their first three or four characters, which fit into one
 * number, and beginnings by their first eight too. So a word of a post is looked up a few times at
 * each place, however many different parts are asked for; whether the whole part stands there is
 * looked at then.
 */
final class Pieces {
  /** The shortest part that can be asked for. */
  static final int SHORTEST = 3;

  private static final int FOUR = 4;
  private static final int EIGHT = 8;
  private static final long THREE_CHARACTERS = 0xffff_ffff_ffffL;

  private Pieces() {}

  static Anchor anchor(OneWord.Part part) {
    var text = part.text();
    return part.where() == OneWord.Part.Where.BEGINNING
        ? new Anchor(Anchor.Kind.BEGINNING, beginning(text), text, Commonness.ofPart(text))
        : new Anchor(Anchor.Kind.PIECE, piece(text), text, Commonness.ofPart(text));
  }

  private static long beginning(String text) {
    return text.length() < EIGHT ? piece(text) : eight(text.toCharArray(), 0);
  }

  private static long piece(String text) {
    return Hash.end(packed(text.toCharArray(), 0, Math.min(text.length(), FOUR)));
  }

  /** Takes the hashes of parts that may stand at a place. */
  interface Sink {
    void take(long hash, int at, int to);
  }

  static void beginnings(char[] characters, int from, int to, Sink sink) {
    int length = to - from;
    if (length < SHORTEST) {
      return;
    }
    long three = packed(characters, from, SHORTEST);
    sink.take(Hash.end(three), from, to);
    if (length >= FOUR) {
      sink.take(Hash.end(three << Character.SIZE | characters[from + SHORTEST]), from, to);
    }
    if (length >= EIGHT) {
      sink.take(eight(characters, from), from, to);
    }
  }

  static void pieces(char[] characters, int from, int to, Sink sink) {
    if (to - from < SHORTEST) {
      return;
    }
    long last = packed(characters, from, SHORTEST - 1);
    for (int at = from + SHORTEST - 1; at < to; at++) {
      last = last << Character.SIZE | characters[at];
      sink.take(Hash.end(last & THREE_CHARACTERS), at - SHORTEST + 1, to);
      if (at - from >= SHORTEST) {
        sink.take(Hash.end(last), at - SHORTEST, to);
      }
    }
  }

  private static long eight(char[] characters, int from) {
    return Hash.end(
        Hash.end(packed(characters, from, FOUR)) ^ packed(characters, from + FOUR, FOUR));
  }

  private static long packed(char[] characters, int from, int count) {
    long packed = 0;
    for (int at = from; at < from + count; at++) {
      packed = packed << Character.SIZE | characters[at];
    }
    return packed;
  }
}
