package io.sturmwarte.reply;

import io.sturmwarte.crisis.Terms;
import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.TermList;
import io.sturmwarte.text.Token;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a good reply shows, looked for by the term lists of one language. */
final class Signals {
  /** Words shorter than this name no problem; longer ones are compared by as many letters. */
  private static final int TELLING = 5;

  private final TermList apology;
  private final TermList responsibility;
  private final TermList nextStep;
  private final TermList when;
  private final TermList remedy;
  private final TermList transparency;
  private final TermList stopWords;
  private final Terms crisis;

  Signals(Language language) {
    apology = list(language, "apology");
    responsibility = list(language, "responsibility");
    nextStep = list(language, "next-step");
    when = list(language, "when");
    remedy = list(language, "remedy");
    transparency = list(language, "transparency");
    stopWords = list(language, "stop-words");
    crisis = Terms.of(language);
  }

  /**
   * What a draft shows.
   *
   * @param problemWords how many telling words of the mention it takes up
   * @param problemAsked whether the mention holds any telling word
   * @param complained whether the mention complains
   * @param transparency how many words tell what is known and what is not
   */
  record Shown(
      boolean apology,
      boolean responsibility,
      boolean nextStep,
      boolean when,
      boolean remedy,
      int transparency,
      int problemWords,
      boolean problemAsked,
      boolean complained) {}

  Shown in(Draft draft) {
    var tokens = draft.tokens();
    var mention = Normaliser.tokens(draft.mention());
    var asked = stems(mention);
    var taken = new HashSet<>(stems(tokens));
    taken.retainAll(asked);
    var found = crisis.in(mention);
    return new Shown(
        holds(apology, tokens),
        holds(responsibility, tokens),
        holds(nextStep, tokens),
        holds(when, tokens),
        holds(remedy, tokens),
        transparency.matches(tokens).size(),
        taken.size(),
        !asked.isEmpty(),
        found.complaints() > 0 || !found.types().isEmpty());
  }

  private Set<String> stems(List<Token> tokens) {
    var stems = new HashSet<String>();
    for (var token : tokens) {
      boolean telling = token.isWord() && token.form().length() >= TELLING;
      if (telling && stopWords.matches(List.of(token)).isEmpty()) {
        stems.add(token.form().substring(0, TELLING));
      }
    }
    return stems;
  }

  private static boolean holds(TermList list, List<Token> tokens) {
    return !list.matches(tokens).isEmpty();
  }

  private static TermList list(Language language, String name) {
    return TermList.read("/reply/%s/%s.txt".formatted(language.label(), name));
  }
}
