package io.sturmwarte.reply;

import java.util.List;

/** Marks from 0 to 4, from what a draft shows and what was found in it. */
public record Rubric(
    int calm, int namesProblem, int takesResponsibility, int concreteSolution, int transparent) {
  private static final int BEST = 4;

  static Rubric of(Draft draft, Signals.Shown shown, List<Finding> findings) {
    return new Rubric(
        calm(findings),
        namesProblem(draft, shown),
        takesResponsibility(shown, findings),
        concreteSolution(shown),
        transparent(shown));
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
  private static int namesProblem(Draft draft, Signals.Shown shown) {
    if (!draft.answersSomebody() || !shown.problemAsked()) {
      return cut(2 + shown.transparency());
    }
    return switch (shown.problemWords()) {
      case 0 -> 0;
      case 1 -> 3;
      default -> BEST;
    };
  }

  private static int takesResponsibility(Signals.Shown shown, List<Finding> findings) {
    int mark = (shown.apology() ? 2 : 0) + (shown.responsibility() ? 2 : 0);
    boolean evades =
        findings.stream()
            .map(Finding::kind)
            .anyMatch(
                kind -> kind == Finding.Kind.BLAME_SHIFT || kind == Finding.Kind.DEFENSIVENESS);
    return cut(evades ? mark - 2 : mark);
  }

  private static int concreteSolution(Signals.Shown shown) {
    return (shown.nextStep() ? 2 : 0) + (shown.when() ? 1 : 0) + (shown.remedy() ? 1 : 0);
  }

  private static int transparent(Signals.Shown shown) {
    return cut(
        2 * Math.min(1, shown.transparency()) + shown.transparency() / 2 + (shown.when() ? 1 : 0));
  }

  private static int cut(int mark) {
    return Math.clamp(mark, 0, BEST);
  }
}
