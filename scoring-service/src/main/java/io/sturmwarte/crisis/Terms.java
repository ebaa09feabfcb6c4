package io.sturmwarte.crisis;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.TermList;
import io.sturmwarte.text.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The term lists of one language, and what they find in a text. */
public final class Terms {
  private final Map<CrisisType, TermList> types = new EnumMap<>(CrisisType.class);
  private final Map<Intent, TermList> intents = new EnumMap<>(Intent.class);
  private final TermList complaints;

  private Terms(Language language) {
    for (var type : CrisisType.values()) {
      if (type != CrisisType.OTHER) {
        types.put(type, list(language, type.label()));
      }
    }
    for (var intent : Intent.values()) {
      intents.put(intent, list(language, intent.label()));
    }
    complaints = list(language, "complaint");
  }

  public static Terms of(Language language) {
    return new Terms(language);
  }

  /**
   * What the lists found.
   *
   * @param types the one with most terms first
   * @param complaints how many terms of complaint there were
   */
  public record Found(List<CrisisType> types, List<Intent> intents, int complaints) {
    public static final Found NOTHING = new Found(List.of(), List.of(), 0);
  }

  public Found in(List<Token> tokens) {
    return new Found(types(tokens), intents(tokens), count(complaints, tokens));
  }

  private List<CrisisType> types(List<Token> tokens) {
    var counts = new EnumMap<CrisisType, Integer>(CrisisType.class);
    types.forEach((type, list) -> counts.put(type, count(list, tokens)));
    counts.values().removeIf(count -> count == 0);
    return counts.entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private List<Intent> intents(List<Token> tokens) {
    var found = new ArrayList<Intent>();
    intents.forEach(
        (intent, list) -> {
          if (count(list, tokens) > 0 || intent == Intent.QUESTION && asks(tokens)) {
            found.add(intent);
          }
        });
    return List.copyOf(found);
  }

  /** A single question mark asks; several, or one with an exclamation mark, mostly accuse. */
  private static boolean asks(List<Token> tokens) {
    return tokens.stream().anyMatch(token -> token.form().equals("?"));
  }

  /** A term that is denied does not count: "kein Datenleck". */
  private static int count(TermList list, List<Token> tokens) {
    int count = 0;
    for (var match : list.matches(tokens)) {
      count += match.negated() ? 0 : 1;
    }
    return count;
  }

  private static TermList list(Language language, String name) {
    return TermList.read("/crisis/%s/%s.txt".formatted(language.label(), name));
  }
}
