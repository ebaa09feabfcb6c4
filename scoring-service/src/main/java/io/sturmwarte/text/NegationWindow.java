package io.sturmwarte.text;

import java.util.Set;

/**
 * Follows a text token by token and says which words a negation reaches: the four after it, unless
 * punctuation or a "but" ends it before.
 */
final class NegationWindow {
  private static final int REACH = 4;

  private static final Set<String> NEGATIONS =
      Set.of(
          "nicht",
          "nich",
          "nichts",
          "nix",
          "ned",
          "net",
          "kein",
          "keine",
          "keiner",
          "keinen",
          "keinem",
          "keines",
          "keins",
          "nie",
          "niemals",
          "niemand",
          "nirgends",
          "weder",
          "ohne",
          "kaum",
          "not",
          "no",
          "never",
          "nothing",
          "none",
          "nobody",
          "nowhere",
          "neither",
          "without",
          "hardly",
          "cannot",
          "cant",
          "dont",
          "doesnt",
          "didnt",
          "isnt",
          "wasnt",
          "arent",
          "wont",
          "wouldnt",
          "couldnt",
          "shouldnt",
          "aint");

  private static final Set<String> CONTRASTS =
      Set.of("aber", "sondern", "jedoch", "but", "however", "yet");

  private int left;

  boolean reaches(Token.Kind kind, String form) {
    if (kind == Token.Kind.PUNCTUATION || CONTRASTS.contains(form)) {
      left = 0;
      return false;
    }
    if (kind != Token.Kind.WORD) {
      return false;
    }
    if (NEGATIONS.contains(form) || form.endsWith("n't")) {
      left = REACH;
      return false;
    }
    if (left == 0) {
      return false;
    }
    left--;
    return true;
  }
}
