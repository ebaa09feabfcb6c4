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
  private static final String HALF_APOLOGY = "conditional-apology";

  private final Map<Signal, TermList> lists = new EnumMap<>(Signal.class);
  private final Wording halfApology;
  private final Problem problem;

  Signals(Language language) {
    for (var signal : Signal.values()) {
      lists.put(
          signal, TermList.read("/reply/%s/%s.txt".formatted(language.label(), signal.list())));
    }
    halfApology =
        Rule.of(language).stream()
            .filter(rule -> rule.name().equals(HALF_APOLOGY))
            .map(Rule::wording)
            .findFirst()
            .orElseThrow();
    problem = new Problem(language);
  }

  Reading read(Draft draft) {
    var tokens = draft.tokens();
    var mention = Normaliser.tokens(draft.mention());
    boolean fault = count(Signal.FAULT, mention) > 0;
    var canned = matches(Signal.CANNED, tokens);
    return new Reading(
        draft,
        tokens,
        mention,
        shown(draft, tokens),
        count(Signal.TRANSPARENCY, tokens),
        problem.shared(mention, tokens),
        problem.isNamed(mention),
        asks(mention),
        fault || draft.answersACriticism() && (!isPraise(mention) || draft.answersBitterPraise()),
        fault,
        count(Signal.DANGER, mention) > 0,
        canned.size(),
        problem.telling(tokens, canned));
  }

  /** An apology with an "if" is none. */
  private boolean apologisesInFull(Draft draft, List<Token> tokens) {
    var half = halfApology.in(draft.text()).toList();
    return matches(Signal.APOLOGY, tokens).stream()
        .anyMatch(
            sorry ->
                half.stream()
                    .noneMatch(span -> span.start() < sorry.end() && sorry.start() < span.end()));
  }

  private EnumSet<Signal> shown(Draft draft, List<Token> tokens) {
    var shown = EnumSet.noneOf(Signal.class);
    for (var signal : Signal.values()) {
      if (count(signal, tokens) > 0) {
        shown.add(signal);
      }
    }
    if (!apologisesInFull(draft, tokens)) {
      shown.remove(Signal.APOLOGY);
    }
    return shown;
  }

  /** Thanks that tell of what went wrong before are no complaint. */
  private boolean isPraise(List<Token> mention) {
    return count(Signal.PRAISE, mention) > 0;
  }

  /** Many leave the question mark out; the first word tells. */
  private boolean asks(List<Token> mention) {
    return mention.stream().anyMatch(token -> token.form().contains("?"))
        || count(Signal.QUESTION, mention.subList(0, Math.min(1, mention.size()))) > 0;
  }

  private int count(Signal signal, List<Token> tokens) {
    return matches(signal, tokens).size();
  }

  private List<TermList.Match> matches(Signal signal, List<Token> tokens) {
    return Objects.requireNonNull(lists.get(signal), signal::name).matches(tokens);
  }
}
