package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads drafts as a press officer would. */
@Singleton
public class Reviewer {
  /** Raise it when a rule changes. */
  public static final String VERSION = "2026.1";

  private final Rules german = new Rules(Language.GERMAN);
  private final Rules english = new Rules(Language.ENGLISH);

  public Review review(Draft draft) {
    var rules = draft.language() == Language.GERMAN ? german : english;
    var shown = rules.signals.in(draft);
    var findings = rules.findings(draft, shown);
    return new Review(
        findings,
        Rubric.of(draft, shown, findings),
        Readability.of(draft.tokens(), draft.language()),
        draft.language(),
        VERSION);
  }

  /** The rules of one language. */
  private static final class Rules {
    private static final Comparator<Finding> BY_PLACE =
        Comparator.comparingInt(Finding::start).thenComparing(Finding::rule);

    private final List<WordingRule> wording;
    private final Signals signals;

    Rules(Language language) {
      wording = WordingRule.of(language);
      signals = new Signals(language);
    }

    List<Finding> findings(Draft draft, Signals.Shown shown) {
      var found =
          Stream.of(
              wording.stream().flatMap(rule -> rule.findings(draft)),
              Form.in(draft),
              Omissions.in(draft, shown).stream());
      return found.flatMap(findings -> findings).sorted(BY_PLACE).toList();
    }
  }
}
