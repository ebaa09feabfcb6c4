package io.sturmwarte.briefing;

import io.sturmwarte.briefing.Briefing.Paragraph;
import io.sturmwarte.storm.Reason;
import io.sturmwarte.wording.Wording;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a briefing: first what happens, then why, at the end what is not known. */
final class Author {
  /** The numbers say these already, or what is not known does. */
  private static final Set<String> SAID_ELSEWHERE =
      Set.of("excess", "negative-share", "platforms", "unscored");

  private static final int SHOWN = 3;

  private final BriefingFacts facts;
  private final Wording wording;
  private final ZoneId zone;

  private Author(BriefingFacts facts, Wording wording, ZoneId zone) {
    this.facts = facts;
    this.wording = wording;
    this.zone = zone;
  }

  static Briefing write(BriefingFacts facts, Wording wording, ZoneId zone) {
    var author = new Author(facts, wording, zone);
    return Briefing.of(
        wording.name().toLowerCase(Locale.ROOT), author.headline(), author.paragraphs(), facts);
  }

  private String headline() {
    var level = facts.level();
    var name = wording.of(level.name().de(), level.name().en());
    var scale = wording.of("Stufe %d von 6", "level %d of 6").formatted(level.level());
    return switch (facts.kind()) {
      case UNCLEAR ->
          wording
              .of(
                  "%s: Die Lage ist unklar (zuletzt: %s)",
                  "%s: the situation is unclear (last known: %s)")
              .formatted(facts.brandName(), scale);
      case ATTENTION ->
          wording
              .of("%s: viel Zuspruch (%s)", "%s: a wave of approval (%s)")
              .formatted(facts.brandName(), scale);
      case CALM -> "%s: %s (%s)".formatted(facts.brandName(), name, scale);
      case BREEZE, STORM ->
          wording
              .of("%s: %s (%s) seit %s", "%s: %s (%s) since %s")
              .formatted(facts.brandName(), name, scale, time(level.since()));
    };
  }

  private List<Paragraph> paragraphs() {
    var paragraphs = new ArrayList<Paragraph>();
    add(paragraphs, "numbers", numbers());
    switch (facts.kind()) {
      case UNCLEAR -> add(paragraphs, "alerts", new OfAlerts(facts, wording, zone).all(false));
      case CALM, ATTENTION -> {
        add(paragraphs, "level", override());
        add(paragraphs, "alerts", new OfAlerts(facts, wording, zone).all(false));
      }
      case BREEZE, STORM -> criticism(paragraphs);
    }
    add(paragraphs, "unknown", new OfUnknown(facts, wording, zone).all());
    return paragraphs;
  }

  private void criticism(List<Paragraph> paragraphs) {
    add(paragraphs, "level", why());
    if (facts.level().level() > 1) {
      add(paragraphs, "spread", spread());
    }
    add(paragraphs, "topics", new OfTopics(facts, wording, zone).all());
    if (facts.level().level() > 1) {
      add(paragraphs, "campaign", new OfCampaign(facts.campaign(), wording).all());
    }
    add(paragraphs, "alerts", new OfAlerts(facts, wording, zone).all(true));
  }

  private static void add(List<Paragraph> paragraphs, String about, String text) {
    if (!text.isEmpty()) {
      paragraphs.add(new Paragraph(about, text));
    }
  }

  private String numbers() {
    return switch (facts.kind()) {
      case UNCLEAR -> unclear();
      case CALM -> counted() + " " + calm();
      case ATTENTION -> approval();
      case BREEZE, STORM -> counted() + comparison();
    };
  }

  private String unclear() {
    return wording
        .of(
            "%s gab es %s über %s, von denen erst %s bewertet sind. Wie kritisch die übrigen sind, lässt sich noch nicht sagen: Bisher %s kritisch, das ist keine Entwarnung.",
            "%s there were %s of %s, only %s of which are scored. How critical the others are cannot be said yet: %s critical so far, which is no all-clear.")
        .formatted(
            span(),
            mentions(facts.mentions()),
            facts.brandName(),
            wording.whole(facts.scored()),
            soFar(facts.negatives()));
  }

  private String soFar(long negatives) {
    if (negatives == 0) {
      return wording.of("ist keine", "none is");
    }
    return negatives == 1
        ? wording.of("ist 1", "1 is")
        : wording.of("sind %s", "%s are").formatted(wording.whole(negatives));
  }

  /** {@code In den letzten 2 Stunden gab es 412 Meldungen über Nordwind, 310 davon kritisch.} */
  private String counted() {
    if (facts.mentions() == 0) {
      return wording
          .of("%s gab es keine Meldung über %s.", "%s there was no mention of %s.")
          .formatted(span(), facts.brandName());
    }
    return wording
        .of("%s gab es %s über %s, %s davon kritisch.", "%s there %s of %s, %s of them critical.")
        .formatted(
            span(),
            wording.of("", facts.mentions() == 1 ? "was " : "were ") + mentions(facts.mentions()),
            facts.brandName(),
            facts.negatives() == 0
                ? wording.of("keine", "none")
                : wording.whole(facts.negatives()));
  }

  private String calm() {
    var usual = facts.usual();
    if (usual == null) {
      return wording.of("Auffällig ist daran nichts.", "Nothing about that stands out.");
    }
    return facts.negatives() <= usual.negatives() + 1
        ? wording.of("Das ist nicht mehr als üblich.", "That is no more than usual.")
        : wording.of("Das liegt im Rahmen des Üblichen.", "That is within what is usual.");
  }

  private String comparison() {
    var usual = facts.usual();
    if (usual == null) {
      return "";
    }
    return " "
        + usually(Math.round(usual.mentions()), Math.round(usual.negatives()))
        + wording
            .of(
                " Der kritische Anteil liegt bei %s, üblich sind %s.",
                " The critical share is %s, where %s is usual.")
            .formatted(
                wording.percent(facts.negativeShare()), wording.percent(usual.negativeShare()));
  }

  private String usually(long mentions, long negatives) {
    if (mentions == 0) {
      return wording.of(
          "Üblich ist in dieser Zeit kaum eine.", "Hardly any would be usual for this time.");
    }
    return wording
        .of(
            "%s in dieser Zeit etwa %s, davon %s kritisch.",
            "%sbout %s would be usual for this time, %s of them critical.")
        .formatted(
            wording.of(mentions == 1 ? "Üblich ist" : "Üblich sind", "A"),
            mentions(mentions),
            negatives == 0 ? wording.of("kaum eine", "hardly any") : wording.whole(negatives));
  }

  private String approval() {
    var usual = facts.usual();
    return wording
        .of(
            "%s gab es %s über %s%s. %s sind zustimmend, %s kritisch. Gesprochen wird vor allem auf %s. Das ist eine Gelegenheit, kein Sturm.",
            "%s there were %s of %s%s. %s are approving, %s critical. Most of the talk is on %s. This is an opportunity, not a storm.")
        .formatted(
            span(),
            mentions(facts.mentions()),
            facts.brandName(),
            usual == null ? "" : "; " + wording.usual(usual.mentions()),
            wording.percent(facts.positiveShare()),
            facts.negatives() == 0 ? wording.of("keine", "none") : wording.whole(facts.negatives()),
            platforms(false));
  }

  /** The reasons of the level, as far as they say more than the numbers. */
  private String why() {
    var reasons =
        facts.level().reasons().stream()
            .filter(reason -> !SAID_ELSEWHERE.contains(reason.code()))
            .map(this::said)
            .collect(Collectors.joining(" "));
    return reasons.isEmpty() ? "" : wording.of("Warum diese Stufe: ", "Why this level: ") + reasons;
  }

  private String override() {
    return facts.level().reasons().stream()
        .filter(reason -> reason.code().equals("override"))
        .map(this::said)
        .collect(Collectors.joining(" "));
  }

  /** Ends as a sentence does, whatever somebody typed as their reason. */
  private String said(Reason reason) {
    var text = wording.of(reason.text().de(), reason.text().en()).strip();
    return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
  }

  private String spread() {
    if (facts.platforms().isEmpty() || facts.negatives() == 0) {
      return "";
    }
    var several = facts.platforms().size();
    var where =
        several > SHOWN
            ? wording
                .of(
                    "Die Kritik kommt von %d Plattformen, vor allem von %s.",
                    "The criticism comes from %d platforms, mainly from %s.")
                .formatted(several, platforms(true))
            : wording
                .of("Die Kritik kommt von %s.", "The criticism comes from %s.")
                .formatted(platforms(several > 1));
    return facts.reach() == 0
        ? where
        : where
            + wording
                .of(
                    " Zusammen erreicht sie rechnerisch rund %s Kontakte.",
                    " Together it nominally reaches about %s contacts.")
                .formatted(wording.rough(facts.reach()));
  }

  private String platforms(boolean counted) {
    return wording.list(
        facts.platforms().stream()
            .limit(SHOWN)
            .map(
                one ->
                    Platforms.name(one.platform(), wording)
                        + (counted ? " (" + wording.whole(one.mentions()) + ")" : ""))
            .toList());
  }

  private String span() {
    var hours = facts.length().toHours();
    return hours == 1
        ? wording.of("In der letzten Stunde", "In the last hour")
        : wording.of("In den letzten %d Stunden", "In the last %d hours").formatted(hours);
  }

  private String mentions(long count) {
    return wording.count(
        count, wording.of("Meldung", "mention"), wording.of("Meldungen", "mentions"));
  }

  private String time(Instant at) {
    return wording.time(at, facts.to(), zone);
  }
}
