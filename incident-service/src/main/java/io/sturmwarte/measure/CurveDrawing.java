package io.sturmwarte.measure;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The curve as inline SVG: negatives by the hour, what is usual, and numbered marks where the
 * public could see something. It is read on paper too, so it does not tell by colour alone.
 */
public record CurveDrawing(CurveView view, ZoneId zone, String language) {
  private static final double WIDTH = 720;
  private static final double HEIGHT = 230;
  private static final double LEFT = 46;
  private static final double RIGHT = 12;
  private static final double TOP = 26;
  private static final double BOTTOM = 34;
  private static final int MOST_TICKS = 9;
  private static final List<Integer> STEPS = List.of(3, 6, 12, 24, 48, 96, 168, 336, 672);

  /** Empty where there is nothing to draw. */
  public String svg() {
    if (view.hours().size() < 2) {
      return "";
    }
    var max = max();
    return """
        <svg class="curve" viewBox="0 0 %.0f %.0f" role="img" aria-label="%s" xmlns="http://www.w3.org/2000/svg">
        %s%s
        <path d="%s" fill="#c8553d" fill-opacity="0.28" stroke="none"/>
        <path d="%s" fill="none" stroke="#a33b26" stroke-width="1.8" stroke-linejoin="round"/>
        <path d="%s" fill="none" stroke="#4a5568" stroke-width="1.2" stroke-dasharray="5 4"/>
        %s</svg>
        """
        .formatted(
            WIDTH,
            HEIGHT,
            say("Negative Beiträge je Stunde", "Negatives per hour"),
            grid(max),
            days(),
            area(max),
            line(max, false),
            line(max, true),
            marks());
  }

  private double max() {
    var highest =
        view.hours().stream().mapToDouble(hour -> Math.max(hour.negatives(), hour.usual())).max();
    return nice(Math.max(4, highest.orElse(4)));
  }

  /** The next of 1, 2, 4, 5 or 10 times a power of ten, so that quarters are readable. */
  static double nice(double value) {
    var power = Math.pow(10, Math.floor(Math.log10(value)));
    return power
        * List.of(1.0, 2.0, 4.0, 5.0, 8.0, 10.0).stream()
            .filter(step -> step * power >= value)
            .findFirst()
            .orElse(10.0);
  }

  private String grid(double max) {
    var lines = new StringBuilder();
    for (var quarter = 0; quarter <= 4; quarter++) {
      var value = max * quarter / 4;
      lines.append(
          f(
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#d9dde3\"/>"
                  + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" class=\"tick\">%s</text>%n",
              LEFT,
              WIDTH - RIGHT,
              y(value, max),
              y(value, max),
              LEFT - 6,
              y(value, max) + 3.5,
              label(value)));
    }
    return lines.toString();
  }

  private static String label(double value) {
    return value == Math.rint(value) ? String.valueOf((long) value) : f("%.1f", value);
  }

  private String days() {
    var ticks = new StringBuilder();
    for (var at : ticks()) {
      var x = x(at.toInstant());
      ticks.append(
          f(
              "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#eceff3\"/>"
                  + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"tick\">%s</text>%n",
              x, x, TOP, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 15, format(at)));
    }
    return ticks.toString();
  }

  private List<ZonedDateTime> ticks() {
    var hours = Duration.between(begin(), end()).toHours();
    var step = STEPS.stream().filter(it -> hours / it <= MOST_TICKS).findFirst().orElse(672);
    var ticks = new ArrayList<ZonedDateTime>();
    var midnight = begin().atZone(zone).truncatedTo(ChronoUnit.DAYS);
    for (var at = midnight; !at.toInstant().isAfter(end()); at = at.plusHours(step)) {
      if (!at.toInstant().isBefore(begin())) {
        ticks.add(at);
      }
    }
    return ticks;
  }

  private String format(ZonedDateTime at) {
    var german = language.equals("de");
    var pattern = at.getHour() == 0 ? (german ? "d. MMM" : "d MMM") : "HH:mm";
    return DateTimeFormatter.ofPattern(pattern, german ? Locale.GERMAN : Locale.UK).format(at);
  }

  /** Negatives as steps would hide the shape on paper: a line through the middle of the hours. */
  private String line(double max, boolean usual) {
    return view.hours().stream()
        .map(
            hour ->
                f("%.1f,%.1f", x(middle(hour)), y(usual ? hour.usual() : hour.negatives(), max)))
        .collect(Collectors.joining(" L", "M", ""));
  }

  private String area(double max) {
    var first = x(middle(view.hours().getFirst()));
    var last = x(middle(view.hours().getLast()));
    return f("%s L%.1f,%.1f L%.1f,%.1f Z", line(max, false), last, y(0, max), first, y(0, max));
  }

  private String marks() {
    var marks = new StringBuilder();
    if (view.onset() != null) {
      marks.append(upright(view.onset(), say("Beginn", "onset")));
    }
    for (var i = 0; i < view.actions().size(); i++) {
      var at = view.actions().get(i).at();
      if (!at.isBefore(begin()) && !at.isAfter(end())) {
        marks.append(circle(at, i + 1));
      }
    }
    return marks.toString();
  }

  private String upright(Instant at, String word) {
    return f(
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#111827\" stroke-dasharray=\"2 3\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\" class=\"tick\">%s</text>%n",
        x(at), x(at), TOP, HEIGHT - BOTTOM, x(at) - 4, TOP + 10, word);
  }

  private String circle(Instant at, int number) {
    return f(
        "<line x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#1f4e79\"/>"
            + "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"9\" fill=\"#1f4e79\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"mark\">%d</text>%n",
        x(at), x(at), TOP, HEIGHT - BOTTOM, x(at), TOP - 10, x(at), TOP - 6.2, number);
  }

  private Instant begin() {
    return view.hours().getFirst().at();
  }

  private Instant end() {
    return view.hours().getLast().at().plus(Duration.ofHours(1));
  }

  private static Instant middle(CurveView.Hour hour) {
    return hour.at().plus(Duration.ofMinutes(30));
  }

  private double x(Instant at) {
    var share =
        (double) Duration.between(begin(), at).toSeconds()
            / Duration.between(begin(), end()).toSeconds();
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private static double y(double value, double max) {
    return HEIGHT - BOTTOM - value / max * (HEIGHT - TOP - BOTTOM);
  }

  private String say(String de, String en) {
    return language.equals("de") ? de : en;
  }

  private static String f(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
