package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;

/** Reads drafts as a press officer would. */
@Singleton
public class Reviewer {
  /** Raise it when a rule changes. */
  public static final String VERSION = "2026.3";

  private final Rules german = new Rules(Language.GERMAN);
  private final Rules english = new Rules(Language.ENGLISH);

  public Review review(Draft draft) {
    var rules = draft.language() == Language.GERMAN ? german : english;
    var reading = rules.signals.read(draft);
    var findings = rules.findings(reading);
    return new Review(
        findings,
        Rubric.of(reading, findings),
        Readability.of(reading.tokens(), draft.language()),
        draft.language(),
        VERSION);
  }

  /** What is known of one language. */
  private static final class Rules {
    private static final Comparator<Finding> BY_PLACE =
        Comparator.comparingInt(Finding::start).thenComparing(Finding::rule);

    private final List<Rule> rules;
    private final Signals signals;

    Rules(Language language) {
      rules = Rule.of(language);
      signals = new Signals(language);
    }

    List<Finding> findings(Reading reading) {
      return rules.stream().flatMap(rule -> rule.findings(reading)).sorted(BY_PLACE).toList();
    }
  }
}
