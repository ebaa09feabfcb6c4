package io.sturmwarte.wording;

import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How a language says numbers, counts, shares and times. */
public enum Wording {
  DE(Locale.GERMAN, "Prozent", "und", "HH:mm 'Uhr'", "d. MMMM, HH:mm 'Uhr'"),
  EN(Locale.ENGLISH, "percent", "and", "HH:mm", "d MMMM, HH:mm");

  private static final double ROUNDS_TO_NOTHING = 0.05;
  private static final long MILLION = 1_000_000;
  private static final Duration LONG = Duration.ofDays(2);

  private final Locale locale;
  private final String percent;
  private final String and;
  private final String time;
  private final String dayAndTime;

  Wording(Locale locale, String percent, String and, String time, String dayAndTime) {
    this.locale = locale;
    this.percent = percent;
    this.and = and;
    this.time = time;
    this.dayAndTime = dayAndTime;
  }

  /** What this language has of the two. */
  public String of(String de, String en) {
    return this == DE ? de : en;
  }

  /** {@code 1 Meldung}, {@code 1.200 Meldungen}. */
  public String count(long count, String one, String many) {
    return whole(count) + " " + (count == 1 ? one : many);
  }

  /** {@code 1.200}. */
  public String whole(long count) {
    return NumberFormat.getIntegerInstance(locale).format(count);
  }

  /** Below ten with one decimal, where it is not zero: {@code 4,5}, {@code 4}, {@code 17}. */
  public String number(double value) {
    var format = (DecimalFormat) NumberFormat.getNumberInstance(locale);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setMaximumFractionDigits(value < 10 ? 1 : 0);
    return format.format(value);
  }

  /** {@code üblich sind etwa 4}; {@code about 4 are usual}. */
  public String usual(double value) {
    if (value < ROUNDS_TO_NOTHING) {
      return of("üblich ist keine", "none is usual");
    }
    var whole = Math.round(value);
    if (whole == 0) {
      return of("üblich ist weniger als eine", "less than one is usual");
    }
    return whole == 1
        ? of("üblich ist etwa eine", "about one is usual")
        : of("üblich sind etwa ", "about ") + whole(whole) + of("", " are usual");
  }

  /** Two digits, where more would claim too much: {@code 1,2 Millionen}, {@code 8.500}. */
  public String rough(long count) {
    if (count >= MILLION) {
      var millions = (double) count / MILLION;
      var said = number(millions);
      return said + of(said.equals("1") ? " Million" : " Millionen", " million");
    }
    if (count < 100) {
      return whole(count);
    }
    var unit = Math.round(Math.pow(10, Math.floor(Math.log10(count)) - 1));
    return whole(Math.round((double) count / unit) * unit);
  }

  /** Of a share between 0 and 1: {@code 61 Prozent}. */
  public String percent(double share) {
    return Math.round(100 * share) + " " + percent;
  }

  /** In German as it follows on "seit" and "nach": {@code zwei Tagen}, {@code einer Stunde}. */
  public String duration(Duration duration) {
    if (duration.compareTo(LONG) >= 0) {
      return count(duration.toDays(), of("Tag", "day"), of("Tagen", "days"));
    }
    var hours = duration.toHours();
    var minutes = duration.toMinutesPart();
    if (hours == 0) {
      return minutes(minutes);
    }
    var said = hours == 1 ? of("einer Stunde", "one hour") : hours + of(" Stunden", " hours");
    return minutes == 0 ? said : said + " " + and + " " + minutes(minutes);
  }

  private String minutes(long minutes) {
    if (minutes == 0) {
      return of("weniger als einer Minute", "less than a minute");
    }
    return minutes == 1 ? of("einer Minute", "one minute") : minutes + of(" Minuten", " minutes");
  }

  /** {@code a}, {@code a und b}, {@code a, b und c}. */
  public String list(List<String> items) {
    if (items.size() < 2) {
      return String.join("", items);
    }
    var last = items.size() - 1;
    return String.join(", ", items.subList(0, last)) + " " + and + " " + items.get(last);
  }

  /** The time of day; with the day where that is not today's. */
  public String time(Instant at, Instant now, ZoneId zone) {
    var local = at.atZone(zone);
    var today = local.toLocalDate().equals(now.atZone(zone).toLocalDate());
    return DateTimeFormatter.ofPattern(today ? time : dayAndTime, locale).format(local);
  }
}
