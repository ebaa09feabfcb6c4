package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import io.sturmwarte.text.Token;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How a draft looks, whatever it says: its length, its capitals, how it addresses people. */
final class Form {
  /** What the networks take in one post, in characters. */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "x", 280,
          "twitter", 280,
          "bluesky", 300,
          "mastodon", 500,
          "threads", 500,
          "instagram", 2_200,
          "linkedin", 1_250,
          "facebook", 8_000,
          "youtube", 10_000);

  private static final int CALLS_ALLOWED = 1;
  private static final int SHORTEST_SHOUT = 5;

  private static final Pattern INFORMAL =
      Pattern.compile("\\b(?:[Dd](?:u|ich|ir|ein(?:e[mnrs]?)?)|[Ee]u(?:ch|er|re[mnrs]?))\\b");

  /** "Sie" at the beginning of a sentence may mean "they". */
  private static final Pattern FORMAL =
      Pattern.compile("(?<=[\\p{L},] )(?:Sie|Ihnen|Ihr(?:e[mnrs]?)?)\\b");

  private Form() {}

  static Stream<Finding> in(Draft draft) {
    return Stream.of(tooLong(draft), shouting(draft), mixedAddress(draft))
        .flatMap(Optional::stream);
  }

  private static Optional<Finding> tooLong(Draft draft) {
    var limit = LIMITS.get(draft.platform().toLowerCase(Locale.ROOT));
    var text = draft.text();
    if (limit == null || text.codePointCount(0, text.length()) <= limit) {
      return Optional.empty();
    }
    int start = text.offsetByCodePoints(0, limit);
    return Optional.of(
        new Finding(
            "too-long",
            Finding.Kind.TOO_LONG,
            Finding.Severity.BLOCKER,
            start,
            text.length(),
            isGerman(draft)
                ? "Das Netzwerk nimmt höchstens %d Zeichen.".formatted(limit)
                : "The network takes at most %d characters.".formatted(limit),
            isGerman(draft)
                ? "Kürzen Sie, oder verlinken Sie eine ausführliche Antwort."
                : "Shorten it, or link a longer answer."));
  }

  private static Optional<Finding> shouting(Draft draft) {
    var tokens = draft.tokens();
    return Stream.concat(shouted(tokens), calls(tokens))
        .findFirst()
        .map(
            token ->
                new Finding(
                    "shouting",
                    Finding.Kind.SHOUTING,
                    Finding.Severity.WARNING,
                    token.start(),
                    token.end(),
                    isGerman(draft)
                        ? "Großbuchstaben und Ausrufezeichen lesen sich wie Schreien."
                        : "Capitals and exclamation marks read like shouting.",
                    isGerman(draft)
                        ? "Schreiben Sie es in normaler Schrift, mit einem Punkt."
                        : "Write it in normal letters, with a full stop."));
  }

  private static Stream<Token> shouted(List<Token> tokens) {
    return tokens.stream()
        .filter(token -> token.shouted() && token.form().length() >= SHORTEST_SHOUT);
  }

  private static Stream<Token> calls(List<Token> tokens) {
    var calls = tokens.stream().filter(token -> token.form().startsWith("!")).toList();
    return calls.size() > CALLS_ALLOWED
        ? calls.stream().skip(CALLS_ALLOWED)
        : calls.stream().filter(token -> token.form().length() > 1);
  }

  private static Optional<Finding> mixedAddress(Draft draft) {
    if (!isGerman(draft) || !FORMAL.matcher(draft.text()).find()) {
      return Optional.empty();
    }
    return INFORMAL
        .matcher(draft.text())
        .results()
        .findFirst()
        .map(
            match ->
                new Finding(
                    "du-and-sie",
                    Finding.Kind.TONE,
                    Finding.Severity.WARNING,
                    match.start(),
                    match.end(),
                    "Der Text wechselt zwischen Du und Sie.",
                    "Bleiben Sie bei einer Anrede."));
  }

  private static boolean isGerman(Draft draft) {
    return draft.language() == Language.GERMAN;
  }
}
