package io.sturmwarte.monitoring;

import java.util.List;

/**
 * The situation of a brand in sentences.
 *
 * @param language de or en
 * @param kind {@code UNCLEAR, CALM, ATTENTION, BREEZE} or {@code STORM}
 * @param text headline and paragraphs, to be forwarded
 */
public record Briefing(
    String language, String kind, String headline, List<Paragraph> paragraphs, String text) {

  /**
   * A few sentences.
   *
   * @param about {@code numbers, level, spread, topics, campaign, alerts} or {@code unknown}
   */
  public record Paragraph(String about, String text) {}
}
