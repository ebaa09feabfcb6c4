package io.sturmwarte.ignore;

import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Peaks;
import io.sturmwarte.problem.Problem;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What ends a decision to ignore; each is reached or passed in some hour since the decision. Null
 * where it does not matter.
 *
 * @param excess standard deviations by which the negatives of the brand exceed the usual
 * @param reachPerHour people, summed over the mentions
 * @param mediaPerHour mentions in news, blogs and press; 1 is the first pick-up
 * @param level storm level of the brand
 */
public record Tripwires(
    @DecimalMin("1.0") @Nullable Double excess,
    @Positive @Nullable Long negativesPerHour,
    @Positive @Nullable Long reachPerHour,
    @Positive @Nullable Long mediaPerHour,
    @Min(1) @Max(6) @Nullable Integer level) {

  /** Which tripwire. */
  public enum Wire {
    EXCESS("Standardabweichungen über dem Üblichen", "standard deviations over the usual"),
    NEGATIVES("kritische Meldungen in einer Stunde", "critical mentions in an hour"),
    REACH("erreichte Personen in einer Stunde", "people reached in an hour"),
    MEDIA("Berichte in Medien in einer Stunde", "reports in the media in an hour"),
    LEVEL("als Sturmstufe", "as the storm level");

    private final String german;
    private final String english;

    Wire(String german, String english) {
      this.german = german;
      this.english = english;
    }
  }

  /**
   * A tripwire that was broken.
   *
   * @param mentionIds that broke it, where it is known which
   */
  public record Fired(Wire wire, double value, double limit, Text text, List<UUID> mentionIds) {
    private static Fired of(Wire wire, double value, double limit, List<UUID> mentionIds) {
      var text =
          new Text(
              "%s %s, Grenze %s"
                  .formatted(
                      number(value, Locale.GERMAN), wire.german, number(limit, Locale.GERMAN)),
              "%s %s, limit %s"
                  .formatted(
                      number(value, Locale.ENGLISH), wire.english, number(limit, Locale.ENGLISH)));
      return new Fired(wire, value, limit, text, mentionIds);
    }

    private static String number(double value, Locale locale) {
      return String.format(locale, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }
  }

  /** Throws {@link Problem.Invalid} where there is none: ignoring without end is no decision. */
  void requireOne() {
    if (excess == null
        && negativesPerHour == null
        && reachPerHour == null
        && mediaPerHour == null
        && level == null) {
      throw new Problem.Invalid("tripwires", "name at least one that ends the decision by itself");
    }
  }

  /** Those that were broken; none while the decision holds. */
  List<Fired> judge(Peaks seen) {
    var fired = new ArrayList<Fired>();
    add(fired, Wire.LEVEL, seen.level(), level, List.of());
    add(fired, Wire.MEDIA, seen.mediaPerHour(), mediaPerHour, seen.mediaIds());
    add(fired, Wire.EXCESS, seen.excess(), excess, seen.mentionIds());
    add(fired, Wire.REACH, seen.reachPerHour(), reachPerHour, seen.mentionIds());
    add(fired, Wire.NEGATIVES, seen.negativesPerHour(), negativesPerHour, seen.mentionIds());
    return List.copyOf(fired);
  }

  private static void add(
      List<Fired> fired, Wire wire, double value, @Nullable Number limit, List<UUID> ids) {
    if (limit != null && value >= limit.doubleValue()) {
      fired.add(Fired.of(wire, value, limit.doubleValue(), ids));
    }
  }
}
