package io.sturmwarte.notify;

import io.quarkus.qute.Engine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a message, in the language of its reader.
 *
 * @param link where to read on
 * @param acknowledge the address that acknowledges without signing in; only in what is delivered,
 *     never in what is kept
 * @param told who else was told
 * @param kept for the record that others may read, so without what is secret
 */
public record Letter(
    Engine templates,
    Parcel parcel,
    String link,
    @Nullable String acknowledge,
    List<String> told,
    boolean kept) {
  private static final int LONGEST_SUBJECT = 200;
  private static final ZoneId HOUSE = ZoneId.of("Europe/Berlin");

  private static final List<Phrase> LEVELS =
      List.of(
          new Phrase("Windstille", "calm"),
          new Phrase("leiser Zug", "light air"),
          new Phrase("schwache Brise", "light breeze"),
          new Phrase("frische Brise", "fresh breeze"),
          new Phrase("starker Wind", "strong wind"),
          new Phrase("Sturm", "storm"),
          new Phrase("Orkan", "hurricane"));

  private static final Map<String, Phrase> SEVERITIES =
      Map.of(
          "S1", new Phrase("S1, höchste Schwere", "S1, the worst severity"),
          "S2", new Phrase("S2, schwer", "S2, severe"),
          "S3", new Phrase("S3, mittel", "S3, moderate"),
          "S4", new Phrase("S4, gering", "S4, minor"));

  /** Dark enough for white letters on them. */
  private static final Map<String, String> COLOURS =
      Map.of("S1", "#a51d1d", "S2", "#b4470b", "S3", "#855d00", "S4", "#3f5568");

  /** One line, whatever the title holds. */
  public String subject() {
    var line = (exercise() + render("subject")).replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ");
    var subject = line.strip();
    return subject.length() <= LONGEST_SUBJECT
        ? subject
        : subject.substring(0, LONGEST_SUBJECT - 1) + "…";
  }

  /** Without the empty lines that parts left out leave behind. */
  public String text() {
    return render("text").replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip()
        + "\n";
  }

  public String html() {
    return render("html");
  }

  public boolean isGerman() {
    return parcel.isGerman();
  }

  public String severity() {
    var severity = parcel.severity();
    var phrase = severity == null ? null : SEVERITIES.get(severity);
    return phrase == null ? "" : phrase.in(parcel.language());
  }

  public String colour() {
    var severity = parcel.severity();
    return COLOURS.getOrDefault(severity == null ? "S4" : severity, "#3f5568");
  }

  public String stormLevel() {
    var level = Math.clamp(parcel.stormLevel(), 0, LEVELS.size() - 1);
    var name = LEVELS.get(level).in(parcel.language());
    return isGerman()
        ? "%d von 6, %s".formatted(level, name)
        : "%d of 6, %s".formatted(level, name);
  }

  /** By the wall clock of the reader. */
  public String since() {
    var openedAt = parcel.openedAt();
    return openedAt == null ? "" : at(openedAt);
  }

  /**
   * An instant of the notice's data, such as 24 November 2026, 18:08 CET.
   *
   * @param instant in ISO 8601
   */
  public String at(String instant) {
    return at(Instant.parse(instant));
  }

  private String at(Instant instant) {
    var pattern = isGerman() ? "d. MMMM uuuu, HH:mm 'Uhr' (z)" : "d MMMM uuuu, HH:mm (z)";
    var zone = parcel.zone() == null ? HOUSE : ZoneId.of(parcel.zone());
    return DateTimeFormatter.ofPattern(pattern, isGerman() ? Locale.GERMANY : Locale.UK)
        .format(instant.atZone(zone));
  }

  private String render(String part) {
    var id = "notice/%s_%s_%s".formatted(parcel.kind(), part, isGerman() ? "de" : "en");
    var template = templates.getTemplate(id);
    if (template == null) {
      throw new IllegalStateException("there is no template " + id);
    }
    return template.data("notice", parcel).data("letter", this).render();
  }

  private String exercise() {
    if (!parcel.exercise()) {
      return "";
    }
    return isGerman() ? "ÜBUNG " : "EXERCISE ";
  }
}
