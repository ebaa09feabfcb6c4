package io.sturmwarte.text;

/**
 * A piece of a text, in its normal form.
 *
 * @param form what it is compared by: lower case, ß as ss, no letter more than twice in a row
 * @param start where it begins in the original, in UTF-16 code units
 * @param end where it ends, exclusive
 * @param negated whether a negation reaches it: in "nicht gut", "gut" is negated
 * @param shouted whether it stands in capitals
 * @param elongated whether letters were repeated, as in "sooo"
 */
public record Token(
    Kind kind,
    String form,
    int start,
    int end,
    boolean negated,
    boolean shouted,
    boolean elongated) {
  /** What a token is. */
  public enum Kind {
    WORD,
    MENTION,
    LINK,
    EMOJI,
    EMOTICON,
    PUNCTUATION
  }

  public boolean isWord() {
    return kind == Kind.WORD;
  }
}
