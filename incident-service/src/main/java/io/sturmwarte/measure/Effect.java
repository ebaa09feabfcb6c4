package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How negatives went before and after something that the public could see. It shows what followed,
 * not what caused it.
 *
 * @param before negatives per hour in the six hours before; null where nothing is known
 * @param after negatives per hour in the 24 hours after, or in those that have passed
 * @param hoursAfter how many hours after it are known
 * @param change {@code after / before - 1}; null where there is nothing to compare
 * @param othersWithin how many other actions fell into the same 30 hours
 * @param curve negatives per hour by hours from the action, -6 to 23
 */
public record Effect(
    PublicAction action,
    @Nullable Double before,
    @Nullable Double after,
    int hoursAfter,
    @Nullable Double change,
    int othersWithin,
    Text statement,
    List<Hour> curve) {

  static final Duration BEFORE = Duration.ofHours(6);
  static final Duration AFTER = Duration.ofHours(24);

  private static final Duration HOUR = Duration.ofHours(1);

  /** Less than this is no change worth a word. */
  private static final double NOTABLE = 0.2;

  /** Negatives in one hour before or after. */
  public record Hour(int from, long negatives) {}

  /**
   * Of one action among others.
   *
   * @param points whose length divides an hour, in order
   */
  static Effect of(
      PublicAction action,
      List<PublicAction> all,
      List<Point> points,
      Duration bucket,
      Instant now) {
    var end = now.isBefore(action.at().plus(AFTER)) ? now : action.at().plus(AFTER);
    var known = (int) Duration.between(action.at(), end).dividedBy(HOUR);
    var curve =
        java.util.stream.IntStream.range((int) -BEFORE.toHours(), known)
            .mapToObj(hour -> hour(hour, action.at(), points, bucket))
            .filter(hour -> hour.negatives() >= 0)
            .toList();
    var before = mean(curve.stream().filter(hour -> hour.from() < 0).toList());
    var after = mean(curve.stream().filter(hour -> hour.from() >= 0).toList());
    var change = before == null || after == null || before == 0 ? null : after / before - 1;
    var others = (int) all.stream().filter(other -> isNear(other, action)).count();
    return new Effect(
        action,
        before,
        after,
        known,
        change,
        others,
        say(before, after, change, known, others),
        curve);
  }

  private static boolean isNear(PublicAction other, PublicAction action) {
    return other.position() != action.position()
        && !other.at().isBefore(action.at().minus(BEFORE))
        && other.at().isBefore(action.at().plus(AFTER));
  }

  /** Minus one where the curve does not reach. */
  private static Hour hour(int from, Instant at, List<Point> points, Duration bucket) {
    var begin = at.plus(HOUR.multipliedBy(from));
    var end = begin.plus(HOUR);
    var inside =
        points.stream()
            .filter(
                point ->
                    !middle(point, bucket).isBefore(begin) && middle(point, bucket).isBefore(end))
            .toList();
    return new Hour(
        from, inside.isEmpty() ? -1 : inside.stream().mapToLong(Point::negatives).sum());
  }

  /** A bucket counts where most of it lies. */
  private static Instant middle(Point point, Duration bucket) {
    return point.at().plus(bucket.dividedBy(2));
  }

  private static @Nullable Double mean(List<Hour> hours) {
    return hours.isEmpty()
        ? null
        : hours.stream().mapToLong(Hour::negatives).average().orElseThrow();
  }

  private static Text say(
      @Nullable Double before,
      @Nullable Double after,
      @Nullable Double change,
      int hours,
      int others) {
    if (before == null || after == null) {
      return new Text(
          "Noch lässt sich nicht sagen, was darauf folgte.",
          "It is too early to say what followed.");
    }
    var beside = beside(others);
    return new Text(
        german(before, after, change, hours) + beside.de(),
        english(before, after, change, hours) + beside.en());
  }

  private static Text beside(int others) {
    return switch (others) {
      case 0 -> new Text("", "");
      case 1 ->
          new Text(
              " In derselben Zeit gab es einen weiteren öffentlichen Schritt.",
              " There was one other public action in the same time.");
      default ->
          new Text(
              " In derselben Zeit gab es %d weitere öffentliche Schritte.".formatted(others),
              " There were %d other public actions in the same time.".formatted(others));
    };
  }

  private static String german(double before, double after, @Nullable Double change, int hours) {
    return "Negative Beiträge je Stunde %s: von %s in den 6 Stunden davor auf %s in den %d Stunden danach%s."
        .formatted(
            verb(change, "gingen zurück", "blieben etwa gleich", "nahmen zu"),
            number(before, Locale.GERMAN),
            number(after, Locale.GERMAN),
            hours,
            percent(change));
  }

  private static String english(double before, double after, @Nullable Double change, int hours) {
    return "Negatives per hour %s: from %s in the 6 hours before to %s in the %d hours after%s."
        .formatted(
            verb(change, "fell", "stayed about the same", "rose"),
            number(before, Locale.ENGLISH),
            number(after, Locale.ENGLISH),
            hours,
            percent(change));
  }

  private static String verb(@Nullable Double change, String fell, String same, String rose) {
    if (change == null) {
      return rose;
    }
    return change <= -NOTABLE ? fell : change >= NOTABLE ? rose : same;
  }

  private static String percent(@Nullable Double change) {
    return change == null ? "" : " (%+d %%)".formatted(Math.round(100 * change)).replace('-', '−');
  }

  private static String number(double value, Locale locale) {
    return String.format(locale, value < 10 ? "%.1f" : "%.0f", value);
  }
}
