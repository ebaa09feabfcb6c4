package io.sturmwarte.briefing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A briefing as it is shown.
 *
 * @param kind in a word
 * @param text all of it, to be forwarded
 */
public record Briefing(
    String language,
    BriefingFacts.Kind kind,
    String headline,
    List<Paragraph> paragraphs,
    String text,
    BriefingFacts facts) {

  /**
   * A few sentences.
   *
   * @param about {@code numbers, level, spread, topics, campaign, alerts} or {@code unknown}
   */
  public record Paragraph(String about, String text) {}

  static Briefing of(
      String language, String headline, List<Paragraph> paragraphs, BriefingFacts facts) {
    var text =
        Stream.concat(Stream.of(headline), paragraphs.stream().map(Paragraph::text))
            .collect(Collectors.joining("\n\n", "", "\n"));
    return new Briefing(language, facts.kind(), headline, paragraphs, text, facts);
  }
}
