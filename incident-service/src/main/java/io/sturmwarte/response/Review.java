package io.sturmwarte.response;

import io.sturmwarte.scoring.v1.Finding;
import io.sturmwarte.scoring.v1.ReviewReplyResponse;
import java.util.List;
import java.util.Locale;

/**
 * How a draft would be received, as scoring-service reads it.
 *
 * @param readability 0-100, higher is easier
 */
public record Review(
    Rubric rubric, List<Mark> marks, double readability, String language, String rulesVersion) {
  private static final String LEGAL_ADMISSION = "legal-admission";
  private static final String BLOCKER = "blocker";

  static Review of(ReviewReplyResponse it) {
    return new Review(
        Rubric.of(it.getRubric()),
        it.getFindingsList().stream().map(Mark::of).toList(),
        it.getReadability(),
        plain(it.getLanguage(), "LANGUAGE_"),
        it.getRulesVersion());
  }

  boolean admits() {
    return marks.stream().anyMatch(mark -> mark.kind().equals(LEGAL_ADMISSION));
  }

  boolean blocks() {
    return marks.stream().anyMatch(mark -> mark.severity().equals(BLOCKER));
  }

  /** A newer scoring-service may send what we do not know: it stays "unrecognized". */
  private static String plain(Enum<?> constant, String prefix) {
    var name = constant.name();
    var word = name.startsWith(prefix) ? name.substring(prefix.length()) : name;
    return word.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** From 0 to 4 each. */
  public record Rubric(
      int calm, int namesProblem, int takesResponsibility, int concreteSolution, int transparent) {
    private static Rubric of(io.sturmwarte.scoring.v1.Rubric it) {
      return new Rubric(
          it.getCalm(),
          it.getNamesProblem(),
          it.getTakesResponsibility(),
          it.getConcreteSolution(),
          it.getTransparent());
    }
  }

  /**
   * Words that a press officer would mark.
   *
   * @param severity hint, warning or blocker
   * @param start where they begin, in UTF-16 code units; 0 and 0 where something is missing
   * @param end where they end, exclusive
   */
  public record Mark(
      String rule,
      String kind,
      String severity,
      int start,
      int end,
      String reason,
      String suggestion) {
    private static Mark of(Finding it) {
      return new Mark(
          it.getRule(),
          plain(it.getKind(), "FINDING_KIND_"),
          plain(it.getSeverity(), "FINDING_SEVERITY_"),
          it.getStart(),
          it.getEnd(),
          it.getReason(),
          it.getSuggestion());
    }
  }
}
