package io.sturmwarte.review;

import io.sturmwarte.measure.Effect;
import io.sturmwarte.measure.Figure;
import java.util.List;
import java.util.stream.Collectors;

/** The same document as plain Markdown, to be kept where a team keeps its notes. */
record ReviewMarkdown(ReviewPage page) {
  String render() {
    var incident = page.review().incident();
    var content = page.review().content();
    return String.join(
        "\n",
        "# %s %s: %s"
            .formatted(
                page.say("Nachbereitung", "After-action review"),
                incident.number(),
                line(incident.brandName() + ": " + incident.title())),
        "",
        facts(),
        section(page.say("Zusammenfassung", "Summary"), paragraphs(content.summary())),
        section(page.say("Kennzahlen", "Figures"), figures()),
        section(
            page.say(
                "Was auf unsere öffentlichen Schritte folgte", "What followed our public actions"),
            effects()),
        section(page.say("Was geschah", "What happened"), paragraphs(content.whatHappened())),
        section(page.say("Was gesagt wurde", "What was said"), entries(page.review().said())),
        section(
            page.say("Was entschieden wurde", "What was decided"),
            entries(page.review().decided())),
        section(page.say("Wer verständigt wurde", "Who was told"), entries(page.review().told())),
        section(page.say("Was dazu beigetragen hat", "What contributed"), factors()),
        section(page.say("Was gut lief", "What went well"), paragraphs(content.wentWell())),
        section(
            page.say("Was nicht gut lief", "What did not go well"),
            paragraphs(content.wentBadly())),
        section(page.say("Maßnahmen", "Action items"), actions()));
  }

  private String facts() {
    var review = page.review();
    return table(
        page.say("Angabe", "Fact"),
        page.say("Wert", "Value"),
        List.of(
            row(page.say("Schwere", "Severity"), review.incident().severity().name()),
            row(page.say("Eröffnet", "Opened"), page.instant(review.incident().openedAt())),
            row(page.say("Gelöst", "Resolved"), page.instant(review.incident().resolvedAt())),
            row(page.say("Stand", "State"), page.state()),
            row(page.say("Verantwortlich", "Owner"), orDash(review.owner())),
            row(page.say("Durchgesehen von", "Reviewed by"), orDash(review.reviewer()))));
  }

  private String figures() {
    return page.measured().measures().stream()
        .map(measure -> new Figure(measure, page.language()))
        .map(it -> "- **%s:** %s  \n  %s".formatted(it.name(), line(it.text()), it.definition()))
        .collect(Collectors.joining("\n"));
  }

  private String effects() {
    return page.effects().stream().map(this::effect).collect(Collectors.joining("\n"));
  }

  private String effect(Effect effect) {
    return "1. %s %s  \n   %s"
        .formatted(
            page.instant(effect.action().at()),
            line(page.text(effect.action().text())),
            page.text(effect.statement()));
  }

  private String entries(List<Chronicle.Entry> entries) {
    return entries.stream()
        .map(it -> "- %s %s".formatted(page.instant(it.at()), line(page.text(it.text()))))
        .collect(Collectors.joining("\n"));
  }

  private String factors() {
    return page.factors().stream()
        .map(it -> "### %s\n\n%s".formatted(page.text(it.question()), paragraphs(it.answer())))
        .collect(Collectors.joining("\n\n"));
  }

  private String actions() {
    return page.review().actions().stream()
        .map(
            it ->
                "- [%s] %s (%s, %s)"
                    .formatted(
                        it.doneAt() == null ? " " : "x",
                        line(it.text()),
                        line(it.owner()),
                        page.day(it.dueAt())))
        .collect(Collectors.joining("\n"));
  }

  private static String section(String title, String body) {
    return "\n## %s\n\n%s".formatted(title, body.isBlank() ? "–" : body);
  }

  private static String table(String left, String right, List<String> rows) {
    return "| %s | %s |\n|---|---|\n%s".formatted(left, right, String.join("\n", rows));
  }

  private static String row(String name, String value) {
    return "| %s | %s |".formatted(name, line(value));
  }

  private static String orDash(@org.jspecify.annotations.Nullable String value) {
    return value == null ? "–" : value;
  }

  /** One line of text in which nothing is markup. */
  static String line(String text) {
    return escaped(text.strip().replaceAll("\\s+", " "));
  }

  /** Lines stay lines; nothing in them is markup. */
  static String paragraphs(String text) {
    return text.strip().lines().map(ReviewMarkdown::ownLine).collect(Collectors.joining("  \n"));
  }

  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|])", "\\\\$1");
  }

  /** At the beginning of a line more is markup: headings and lists. */
  private static String ownLine(String text) {
    return escaped(text)
        .replaceAll("^(\\s*)([#+-])", "$1\\\\$2")
        .replaceAll("^(\\s*\\d+)([.)])", "$1\\\\$2");
  }
}
