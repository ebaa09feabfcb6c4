package io.sturmwarte.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A small chart of bars as inline SVG, each with its value on it. */
record Bars(List<Bar> bars, String name) {
  private static final double WIDTH = 340;
  private static final double HEIGHT = 150;
  private static final double TOP = 18;
  private static final double BOTTOM = 22;

  /**
   * One bar.
   *
   * @param label under it
   * @param shown on it
   */
  record Bar(String label, double value, String shown) {}

  String svg() {
    if (bars.isEmpty()) {
      return "";
    }
    return "<svg class=\"bars\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"%s\">%s<line x1=\"0\" x2=\"%.0f\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#94a3b8\"/></svg>"
        .formatted(
            WIDTH,
            HEIGHT,
            name,
            IntStream.range(0, bars.size()).mapToObj(this::bar).collect(Collectors.joining()),
            WIDTH,
            HEIGHT - BOTTOM,
            HEIGHT - BOTTOM);
  }

  private String bar(int place) {
    var bar = bars.get(place);
    var max = Math.max(1e-9, bars.stream().mapToDouble(Bar::value).max().orElse(1));
    var step = WIDTH / Math.max(bars.size(), 4);
    var height = bar.value() / max * (HEIGHT - TOP - BOTTOM);
    var middle = step * place + step / 2;
    return String.format(
        Locale.ROOT,
        "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"1.5\" fill=\"#1f4e79\"/>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"value\">%s</text>"
            + "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" class=\"tick\">%s</text>",
        middle - step * 0.32,
        HEIGHT - BOTTOM - height,
        step * 0.64,
        height,
        middle,
        HEIGHT - BOTTOM - height - 4,
        bar.shown(),
        middle,
        HEIGHT - BOTTOM + 14,
        bar.label());
  }
}
