package io.sturmwarte.review;

import io.sturmwarte.measure.Figure;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The first words of a review, made from what is known, so that nobody begins with an empty page.
 */
record Draft(ReviewedIncident incident, Chronicle chronicle, String language, ZoneId zone) {
  Content content() {
    return new Content(language, summary(), whatHappened(), Content.unanswered(), "", "");
  }

  private String summary() {
    var it = incident;
    return isGerman()
        ? "%s: %s. Vorfall %s, Schwere %s, höchste Sturmstufe %d. Eröffnet am %s; %s; %s; %s."
            .formatted(
                it.brandName(),
                it.title(),
                it.number(),
                it.severity(),
                it.peakLevel(),
                date(it.openedAt()),
                after("übernommen nach %s", "nie übernommen", it.acknowledgedAt()),
                after(
                    "erstes öffentliches Wort nach %s", "kein öffentliches Wort", it.firstWordAt()),
                after("gelöst nach %s", "nicht gelöst", it.resolvedAt()))
        : "%s: %s. Incident %s, severity %s, peak storm level %d. Opened on %s; %s; %s; %s."
            .formatted(
                it.brandName(),
                it.title(),
                it.number(),
                it.severity(),
                it.peakLevel(),
                date(it.openedAt()),
                after("acknowledged after %s", "never acknowledged", it.acknowledgedAt()),
                after("first public word after %s", "no public word", it.firstWordAt()),
                after("resolved after %s", "not resolved", it.resolvedAt()));
  }

  private String after(String done, String never, @Nullable Instant at) {
    return at == null
        ? never
        : done.formatted(Figure.duration(Duration.between(incident.openedAt(), at), language));
  }

  private String whatHappened() {
    return chronicle.entries().stream()
        .map(entry -> "%s  %s".formatted(date(entry.at()), entry.text().in(language)))
        .collect(Collectors.joining("\n"));
  }

  private String date(Instant at) {
    return DateTimeFormatter.ofPattern(
            isGerman() ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm",
            isGerman() ? Locale.GERMAN : Locale.UK)
        .format(at.atZone(zone));
  }

  private boolean isGerman() {
    return language.equals("de");
  }
}
