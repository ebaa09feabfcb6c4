package io.sturmwarte.debrief;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sturmwarte.expectation.Text;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The debrief as a page to print, in the language of the exercise.
 *
 * @param curve the crowd as points of an SVG polyline, 640 wide and 120 high
 */
record DebriefPage(Debrief debrief, String curve, long peak) {
  private static final double WIDTH = 640;
  private static final double HEIGHT = 120;

  static TemplateInstance of(Debrief debrief) {
    var peak =
        Math.max(
            1,
            debrief.crowd().stream()
                .mapToDouble(Debrief.MoodPoint::negativesPerMinute)
                .max()
                .orElse(1));
    return Templates.debrief(
        new DebriefPage(debrief, curve(debrief.crowd(), peak), Math.round(peak)));
  }

  public boolean isGerman() {
    return debrief.language().equals("de");
  }

  /** A text in the language of the page. */
  public String say(Text text) {
    return text.in(debrief.language());
  }

  public String number(double value) {
    return String.format(isGerman() ? Locale.GERMAN : Locale.ENGLISH, "%.1f", value);
  }

  private static String curve(List<Debrief.MoodPoint> crowd, double peak) {
    return IntStream.range(0, crowd.size())
        .mapToObj(
            i ->
                String.format(
                    Locale.ROOT,
                    "%.1f,%.1f",
                    WIDTH * i / Math.max(1, crowd.size() - 1),
                    HEIGHT - HEIGHT * crowd.get(i).negativesPerMinute() / peak))
        .collect(Collectors.joining(" "));
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance debrief(DebriefPage page);
  }
}
