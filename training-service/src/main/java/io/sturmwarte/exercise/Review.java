package io.sturmwarte.exercise;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.sturmwarte.scoring.v1.Finding;
import io.sturmwarte.scoring.v1.ReviewReplyResponse;
import java.util.List;
import java.util.stream.IntStream;

/** How a reply would be received, as scoring-service sees it. */
@RegisterForReflection
public record Review(
    Rubric rubric, List<Note> findings, double readability, String language, String rulesVersion) {

  static Review of(ReviewReplyResponse response) {
    return new Review(
        Rubric.of(response.getRubric()),
        response.getFindingsList().stream().map(Note::of).toList(),
        response.getReadability(),
        plain(response.getLanguage(), "LANGUAGE_"),
        response.getRulesVersion());
  }

  private static String plain(Enum<?> constant, String prefix) {
    return Words.word(constant.name().substring(prefix.length()));
  }

  /** Marks from 0 to 4. */
  @RegisterForReflection
  public record Rubric(
      int calm, int namesProblem, int takesResponsibility, int concreteSolution, int transparent) {

    static Rubric of(io.sturmwarte.scoring.v1.Rubric marks) {
      return new Rubric(
          marks.getCalm(),
          marks.getNamesProblem(),
          marks.getTakesResponsibility(),
          marks.getConcreteSolution(),
          marks.getTransparent());
    }

    /** The mean of the marks. */
    public double quality() {
      return IntStream.of(calm, namesProblem, takesResponsibility, concreteSolution, transparent)
          .average()
          .orElse(0);
    }
  }

  /** Something that a press officer would mark. */
  @RegisterForReflection
  public record Note(
      String rule,
      String kind,
      String severity,
      int start,
      int end,
      String reason,
      String suggestion) {

    static Note of(Finding finding) {
      return new Note(
          finding.getRule(),
          plain(finding.getKind(), "FINDING_KIND_"),
          plain(finding.getSeverity(), "FINDING_SEVERITY_"),
          finding.getStart(),
          finding.getEnd(),
          finding.getReason(),
          finding.getSuggestion());
    }
  }
}
