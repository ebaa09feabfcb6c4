package io.sturmwarte.query;

/**
 * A word of a query as it is compared: folded, with its stem, and the hash that both stand under.
 */
final class Term {
  private final String folded;
  private final String stem;
  private final long hash;

  private Term(String folded, String stem) {
    this.folded = folded;
    this.stem = stem;
    this.hash = Hash.of(stem);
  }

  static Term of(String folded) {
    var characters = folded.toCharArray();
    int length = Inflection.stem(characters, 0, characters.length);
    var stem = length < 0 ? folded.substring(0, ~length - 1) + 'y' : folded.substring(0, length);
    return new Term(folded, stem);
  }

  String folded() {
    return folded;
  }

  String stem() {
    return stem;
  }

  /** Of the stem. */
  long hash() {
    return hash;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Term term && term.folded.equals(folded);
  }

  @Override
  public int hashCode() {
    return folded.hashCode();
  }

  @Override
  public String toString() {
    return folded;
  }
}
