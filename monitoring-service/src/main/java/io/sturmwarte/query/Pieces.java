package io.sturmwarte.query;

/**
 * How parts of words are looked up. Of what a query asks for, as many characters count as the
 * longest of a few lengths that fits; so a word of a post is looked up once for each length,
 * however many different parts are asked for.
 */
final class Pieces {
  /** The shortest part that can be asked for. */
  static final int SHORTEST = 3;

  private static final int[] BEGINNINGS = {3, 4, 5, 6, 8};
  private static final int LONGEST_PIECE = 5;

  private Pieces() {}

  static Anchor anchor(OneWord.Part part) {
    var text = part.text();
    if (part.where() == OneWord.Part.Where.BEGINNING) {
      var key = text.substring(0, lengthOfBeginning(text.length()));
      return new Anchor(Anchor.Kind.BEGINNING, Hash.of(key), Commonness.ofPart(text, 2));
    }
    var key = text.substring(0, Math.min(text.length(), LONGEST_PIECE));
    return new Anchor(Anchor.Kind.PIECE, Hash.of(key), Commonness.ofPart(text, 4));
  }

  private static int lengthOfBeginning(int length) {
    int longest = SHORTEST;
    for (int candidate : BEGINNINGS) {
      if (candidate <= length) {
        longest = candidate;
      }
    }
    return longest;
  }

  /** Takes the hashes that a word may be found by. */
  interface Sink {
    void take(long hash);
  }

  static void beginnings(char[] characters, int from, int to, Sink sink) {
    long hash = Hash.START;
    int at = from;
    for (int length : BEGINNINGS) {
      if (from + length > to) {
        return;
      }
      for (; at < from + length; at++) {
        hash = Hash.step(hash, characters[at]);
      }
      sink.take(Hash.end(hash));
    }
  }

  static void pieces(char[] characters, int from, int to, Sink sink) {
    for (int begin = from; begin + SHORTEST <= to; begin++) {
      long hash = Hash.START;
      int longest = Math.min(begin + LONGEST_PIECE, to);
      for (int at = begin; at < longest; at++) {
        hash = Hash.step(hash, characters[at]);
        if (at - begin + 1 >= SHORTEST) {
          sink.take(Hash.end(hash));
        }
      }
    }
  }
}
