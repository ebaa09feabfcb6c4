package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.Normaliser;
import io.sturmwarte.text.TermList;
import io.sturmwarte.text.Token;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads drafts and mentions by the term lists of one language. */
final class Signals {
  private final Map<Signal, TermList> lists = new EnumMap<>(Signal.class);
  private final Problem problem;

  Signals(Language language) {
    for (var signal : Signal.values()) {
      lists.put(
          signal, TermList.read("/reply/%s/%s.txt".formatted(language.label(), signal.list())));
    }
    problem = new Problem(language);
  }

  Reading read(Draft draft) {
    var tokens = draft.tokens();
    var mention = Normaliser.tokens(draft.mention());
    boolean fault = count(Signal.FAULT, mention) > 0;
    return new Reading(
        draft,
        tokens,
        mention,
        shown(tokens),
        acts(tokens),
        count(Signal.TRANSPARENCY, tokens),
        problem.shared(mention, tokens),
        problem.isNamed(mention),
        fault || !isPraise(mention) && draft.answersACriticism(),
        fault,
        draft.answersAWarning());
  }

  private EnumSet<Signal> shown(List<Token> tokens) {
    var shown = EnumSet.noneOf(Signal.class);
    for (var signal : Signal.values()) {
      if (count(signal, tokens) > 0) {
        shown.add(signal);
      }
    }
    return shown;
  }

  /** Thanks that tell of what went wrong before are no complaint. */
  private boolean isPraise(List<Token> mention) {
    return count(Signal.PRAISE, mention) > 0;
  }

  /** Whether in any sentence the house does something, other than to apologise and to assure. */
  private boolean acts(List<Token> tokens) {
    int start = 0;
    for (int i = 0; i < tokens.size(); i++) {
      if (endsSentence(tokens.get(i)) || i + 1 == tokens.size()) {
        var sentence = tokens.subList(start, i + 1);
        start = i + 1;
        if (count(Signal.WE, sentence) > 0
            && count(Signal.APOLOGY, sentence) == 0
            && count(Signal.IDLE, sentence) == 0) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean endsSentence(Token token) {
    return token.kind() == Token.Kind.PUNCTUATION && ".!?:;".indexOf(token.form().charAt(0)) >= 0;
  }

  private int count(Signal signal, List<Token> tokens) {
    return Objects.requireNonNull(lists.get(signal), signal::name).matches(tokens).size();
  }
}
