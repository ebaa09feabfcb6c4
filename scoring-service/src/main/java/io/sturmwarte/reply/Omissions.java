package io.sturmwarte.reply;

import io.sturmwarte.text.Language;
import java.util.ArrayList;
import java.util.List;

/** What a reply should hold and does not. */
final class Omissions {
  private Omissions() {}

  static List<Finding> in(Draft draft, Signals.Shown shown) {
    var findings = new ArrayList<Finding>();
    if (draft.answersSomebody() && shown.problemAsked() && shown.problemWords() == 0) {
      findings.add(problemNotNamed(draft.language()));
    }
    if (!shown.nextStep()) {
      findings.add(noNextStep(draft.language()));
    }
    if (isOwedAnApology(draft, shown) && !shown.apology()) {
      findings.add(missingApology(draft.language()));
    }
    return findings;
  }

  /** Who rebuilds apologises, and who complained is owed it, unless the complaint is denied. */
  private static boolean isOwedAnApology(Draft draft, Signals.Shown shown) {
    return switch (draft.strategy()) {
      case REBUILD -> true;
      case DENY, DIMINISH, INFORM -> false;
      case UNDECIDED -> shown.complained();
    };
  }

  private static Finding problemNotNamed(Language language) {
    return language == Language.GERMAN
        ? missing(
            "problem-not-named",
            Finding.Kind.PROBLEM_NOT_NAMED,
            "Die Antwort greift kein Wort der Beschwerde auf; sie könnte unter jedem Beitrag stehen.",
            "Nennen Sie das Problem in einem Satz, mit den Worten der anderen Seite.")
        : missing(
            "problem-not-named",
            Finding.Kind.PROBLEM_NOT_NAMED,
            "The answer takes up no word of the complaint; it could stand under any post.",
            "Name the problem in one sentence, in the words of the other side.");
  }

  private static Finding noNextStep(Language language) {
    return language == Language.GERMAN
        ? missing(
            "no-next-step",
            Finding.Kind.NO_NEXT_STEP,
            "Die Antwort sagt nicht, was als Nächstes geschieht.",
            "Sagen Sie, was Sie bis wann tun oder was die andere Seite tun kann.")
        : missing(
            "no-next-step",
            Finding.Kind.NO_NEXT_STEP,
            "The answer does not say what happens next.",
            "Say what you do by when, or what the other side can do.");
  }

  private static Finding missingApology(Language language) {
    return language == Language.GERMAN
        ? missing(
            "missing-apology",
            Finding.Kind.MISSING_APOLOGY,
            "Es fehlt eine Entschuldigung.",
            "Entschuldigen Sie sich in einem Satz für das, was geschehen ist.")
        : missing(
            "missing-apology",
            Finding.Kind.MISSING_APOLOGY,
            "There is no apology.",
            "Apologise in one sentence for what happened.");
  }

  private static Finding missing(String rule, Finding.Kind kind, String reason, String suggestion) {
    return new Finding(rule, kind, Finding.Severity.WARNING, 0, 0, reason, suggestion);
  }
}
