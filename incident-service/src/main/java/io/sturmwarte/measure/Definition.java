package io.sturmwarte.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.incident.Text;
import java.util.Locale;

/** What is measured, in which unit, and what exactly is meant. */
public enum Definition {
  TIME_TO_DETECT(
      Unit.SECONDS,
      new Text("Zeit bis zur Entdeckung", "Time to detect"),
      new Text(
          "Vom Beginn des Sturms in der Kurve bis zur Eröffnung des Vorfalls. Beginn ist der letzte Nullpunkt einer"
              + " CUSUM-Summe der negativen Beiträge in 5-Minuten-Schritten vor der Eröffnung.",
          "From the beginning of the storm in the curve until the incident was opened. The beginning is the last zero"
              + " of a CUSUM of the negatives, in steps of 5 minutes, before the opening.")),
  TIME_TO_ACKNOWLEDGE(
      Unit.SECONDS,
      new Text("Zeit bis zur Übernahme", "Time to acknowledge"),
      new Text(
          "Von der Eröffnung bis jemand den Vorfall zum ersten Mal übernommen hat.",
          "From the opening until somebody first acknowledged the incident.")),
  TIME_TO_FIRST_WORD(
      Unit.SECONDS,
      new Text("Zeit bis zum ersten öffentlichen Wort", "Time to first public word"),
      new Text(
          "Von der Eröffnung bis zur ersten öffentlichen Äußerung in der Zeitachse.",
          "From the opening until the first public word on the timeline.")),
  TIME_TO_STABLE(
      Unit.SECONDS,
      new Text("Zeit bis zur stabilen Lage", "Time to stable"),
      new Text(
          "Von der Eröffnung bis die Lage zuletzt als stabil gemeldet wurde; ohne diese Meldung bis zur Lösung.",
          "From the opening until it was last reported stable; without that report, until it was resolved.")),
  TIME_TO_RESOLVE(
      Unit.SECONDS,
      new Text("Zeit bis zur Lösung", "Time to resolve"),
      new Text(
          "Von der Eröffnung bis der Vorfall gelöst wurde.",
          "From the opening until the incident was resolved.")),
  PEAK_NEGATIVES(
      Unit.PER_HOUR,
      new Text("Höchste Zahl negativer Beiträge in einer Stunde", "Peak negatives per hour"),
      new Text(
          "Die meisten negativen Beiträge in einer vollen Stunde zwischen Beginn und Lösung.",
          "The most negatives in one clock hour between the beginning and the resolution.")),
  PEAK_LEVEL(
      Unit.LEVEL,
      new Text("Höchste Sturmstufe", "Peak storm level"),
      new Text(
          "Die höchste Sturmstufe der Marke, während der Vorfall offen war; 0 bis 6.",
          "The highest storm level of the brand while the incident was open; 0 to 6.")),
  REACH(
      Unit.PEOPLE,
      new Text("Reichweite", "Reach"),
      new Text(
          "Die Reichweite aller Beiträge über die Marke zwischen Beginn und Lösung, summiert; wer mehrere gesehen hat,"
              + " zählt mehrfach.",
          "The reach of all mentions of the brand between the beginning and the resolution, summed; whoever saw several"
              + " counts several times.")),
  HALF_LIFE(
      Unit.SECONDS,
      new Text("Halbwertszeit der negativen Beiträge", "Half-life of negatives"),
      new Text(
          "Vom Beginn der stärksten Stunde bis zur ersten von drei Stunden in Folge, in denen der Überschuss über das"
              + " Übliche höchstens die Hälfte der Spitze ist.",
          "From the beginning of the peak hour until the first of three hours in a row in which the excess over what is"
              + " usual is at most half of the peak's.")),
  RECOVERY(
      Unit.SECONDS,
      new Text("Erholung", "Recovery"),
      new Text(
          "Von der Eröffnung bis zum Beginn der ersten 24 Stunden nach der Spitze, deren Anteil negativer Beiträge"
              + " höchstens eine MAD über dem Üblichen liegt. Üblich ist der Median der 28 Tage davor, MAD der Median"
              + " der Abweichungen davon; darunter zählt als erholt.",
          "From the opening until the beginning of the first 24 hours after the peak whose share of negatives is at"
              + " most one MAD above the usual. Usual is the median of the 28 days before, MAD the median of the"
              + " deviations from it; below counts as recovered.")),
  RESIDUAL_7_DAYS(
      Unit.SHARE,
      new Text("Verbleibender Anteil nach 7 Tagen", "Residual share after 7 days"),
      new Text(
          "Anteil negativer Beiträge in den 24 Stunden ab dem siebten Tag nach der Lösung, abzüglich des Üblichen.",
          "Share of negatives in the 24 hours from the seventh day after the resolution, less the usual one.")),
  RESIDUAL_30_DAYS(
      Unit.SHARE,
      new Text("Verbleibender Anteil nach 30 Tagen", "Residual share after 30 days"),
      new Text(
          "Anteil negativer Beiträge in den 24 Stunden ab dem dreißigsten Tag nach der Lösung, abzüglich des Üblichen.",
          "Share of negatives in the 24 hours from the thirtieth day after the resolution, less the usual one.")),
  SLA_HITS(
      Unit.SHARE,
      new Text("Gehaltene Zusagen", "SLA hits"),
      new Text(
          "Anteil der Fristen, die gehalten wurden, an denen, die gehalten oder versäumt wurden.",
          "Share of the deadlines that were met among those met or breached.")),
  ANSWERED(
      Unit.SHARE,
      new Text("Beantwortete Beiträge", "Share answered"),
      new Text(
          "Beiträge, auf die eine Antwort veröffentlicht wurde, an den negativen Beiträgen zwischen Beginn und Lösung.",
          "Mentions to which an answer was published, of the negatives between the beginning and the resolution.")),
  RESPONSE_TIME(
      Unit.SECONDS,
      new Text("Antwortzeit", "Response time"),
      new Text(
          "Median der Zeit von einem Beitrag bis zur Veröffentlichung der Antwort darauf.",
          "Median of the time from a mention until the answer to it was published.")),
  COST(
      Unit.EURO,
      new Text("Aufwand", "Cost"),
      new Text(
          "Aufgeschriebene Stunden mal Stundensatz; ohne eigenen Satz gilt der des Teams.",
          "Hours written down times the hourly rate; without one of its own, the team's."));

  final Unit unit;
  final Text title;
  final Text meaning;

  Definition(Unit unit, Text title, Text meaning) {
    this.unit = unit;
    this.title = title;
    this.meaning = meaning;
  }

  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  Measure value(double value) {
    return new Measure(id(), title, meaning, unit, value, null);
  }

  Measure missing(Text why) {
    return new Measure(id(), title, meaning, unit, null, why);
  }

  /** What a value is counted in. */
  public enum Unit {
    @JsonProperty("seconds")
    SECONDS,
    @JsonProperty("per-hour")
    PER_HOUR,
    @JsonProperty("people")
    PEOPLE,
    @JsonProperty("level")
    LEVEL,
    /** 0 to 1. */
    @JsonProperty("share")
    SHARE,
    @JsonProperty("count")
    COUNT,
    @JsonProperty("euro")
    EURO
  }
}
