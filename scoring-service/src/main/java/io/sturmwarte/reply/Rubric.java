package io.sturmwarte.reply;

import java.util.List;

/** Marks from 0 to 4, from what a draft shows and what was found in it. */
public record Rubric(
    int calm, int namesProblem, int takesResponsibility, int concreteSolution, int transparent) {
  private static final int BEST = 4;

  static Rubric of(Reading reading, List<Finding> findings) {
    var grave =
        findings.stream().filter(finding -> finding.severity() != Finding.Severity.HINT).toList();
    return new Rubric(
        calm(grave),
        namesProblem(reading),
        takesResponsibility(reading, grave),
        concreteSolution(reading),
        transparent(reading));
  }

  private static int calm(List<Finding> findings) {
    int mark = BEST;
    for (var finding : findings) {
      mark -=
          switch (finding.kind()) {
            case ATTACK -> 3;
            case BLAME_SHIFT -> 2;
            case DEFENSIVENESS, SHOUTING, TONE -> 1;
            case EMPTY_PHRASE,
                PROBLEM_NOT_NAMED,
                NO_NEXT_STEP,
                MISSING_APOLOGY,
                UNSAFE_PROMISE,
                LEGAL_ADMISSION,
                PRIVATE_DATA,
                TOO_LONG ->
                0;
          };
    }
    return cut(mark);
  }

  /** Words to the public answer nobody; that they say what it is about shows in what is known. */
  private static int namesProblem(Reading reading) {
    if (!reading.draft().answersSomebody() || !reading.problemAsked()) {
      return cut(2 + reading.transparency());
    }
    return switch (reading.problemWords()) {
      case 0 -> 0;
      case 1 -> 3;
      default -> BEST;
    };
  }

  /** Where no apology is owed, facts without evasion are responsible enough for half the marks. */
  private static int takesResponsibility(Reading reading, List<Finding> findings) {
    int mark =
        (reading.apologises() || !reading.owesAnApology() ? 2 : 0)
            + (reading.shows(Signal.RESPONSIBILITY) ? 2 : 0);
    boolean evades =
        findings.stream()
            .map(Finding::kind)
            .anyMatch(
                kind -> kind == Finding.Kind.BLAME_SHIFT || kind == Finding.Kind.DEFENSIVENESS);
    return cut(evades ? mark - 2 : mark);
  }

  private static int concreteSolution(Reading reading) {
    return (reading.shows(Signal.NEXT_STEP) ? 2 : 0)
        + (reading.shows(Signal.WHEN) ? 1 : 0)
        + (reading.shows(Signal.REMEDY) ? 1 : 0);
  }

  private static int transparent(Reading reading) {
    return cut(
        2 * Math.min(1, reading.transparency())
            + reading.transparency() / 2
            + (reading.shows(Signal.WHEN) ? 1 : 0));
  }

  private static int cut(int mark) {
    return Math.clamp(mark, 0, BEST);
  }
}
