package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import java.time.Duration;
import java.util.Locale;

/** A measure as people read it, in their language. */
public record Figure(Measure measure, String language) {
  public String name() {
    return measure.name().in(language);
  }

  public String definition() {
    return measure.definition().in(language);
  }

  public boolean isKnown() {
    return measure.value() != null;
  }

  /** The value with its unit, or why there is none. */
  public String text() {
    var value = measure.value();
    if (value == null) {
      var missing = measure.missing();
      return missing == null ? "" : missing.in(language);
    }
    return switch (measure.unit()) {
      case SECONDS -> duration(Duration.ofSeconds(Math.round(value)), language);
      case PER_HOUR -> number("%,.0f", value) + new Text(" je Stunde", " per hour").in(language);
      case PEOPLE, LEVEL, COUNT -> number("%,.0f", value);
      case SHARE -> number("%.1f", 100 * value) + new Text(" %", "%").in(language);
      case EURO -> number("%,.2f", value) + " €";
    };
  }

  /** The two largest parts: 2 d 5 h, 3 h 20 min, 45 s; the smaller one only where it is not 0. */
  public static String duration(Duration duration, String language) {
    var german = language.equals("de");
    var hour = german ? "Std." : "h";
    if (duration.toDays() > 0) {
      return parts(duration.toDays(), german ? "T." : "d", duration.toHoursPart(), hour);
    }
    if (duration.toHours() > 0) {
      return parts(duration.toHours(), hour, duration.toMinutesPart(), "min");
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : duration.toSeconds() + " s";
  }

  private static String parts(long large, String largeUnit, int small, String smallUnit) {
    var whole = large + " " + largeUnit;
    return small == 0 ? whole : "%s %d %s".formatted(whole, small, smallUnit);
  }

  private String number(String format, double value) {
    return String.format(language.equals("de") ? Locale.GERMAN : Locale.UK, format, value);
  }
}
