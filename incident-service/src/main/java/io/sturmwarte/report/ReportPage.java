package io.sturmwarte.report;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.sturmwarte.measure.Figure;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The report of a time as a page, by month, severity, brand and cause. */
public record ReportPage(
    Report months, Report severities, Report brands, Report causes, String language, Instant now) {
  private static final int MOST_BARS = 12;

  TemplateInstance html() {
    return Templates.report(this);
  }

  public String say(String de, String en) {
    return isGerman() ? de : en;
  }

  public Report.Line total() {
    return months.total();
  }

  /** A table of one kind. */
  public record Section(String title, String column, List<Report.Line> lines) {}

  public List<Section> sections() {
    return List.of(
        new Section(
            say("Nach Monat", "By month"), say("Monat", "Month"), named(months, this::month)),
        new Section(
            say("Nach Schwere", "By severity"),
            say("Schwere", "Severity"),
            named(severities, it -> it)),
        new Section(say("Nach Marke", "By brand"), say("Marke", "Brand"), named(brands, it -> it)),
        new Section(
            say("Nach Ursache", "By cause"),
            say("Ursache", "Cause"),
            named(causes, it -> it.isEmpty() ? say("nicht angegeben", "not given") : it)));
  }

  private static List<Report.Line> named(Report report, Function<String, String> name) {
    return report.groups().stream().map(line -> line.named(name.apply(line.group()))).toList();
  }

  public RawString countsByMonth() {
    return chart(
        say("Vorfälle", "Incidents"),
        Report.Line::incidents,
        line -> String.valueOf(line.incidents()));
  }

  public RawString acknowledgeByMonth() {
    return chart(
        say("Zeit bis zur Übernahme", "Time to acknowledge"),
        line -> line.mtta() == null ? 0 : line.mtta(),
        line -> line.mtta() == null ? "–" : duration(line.mtta()));
  }

  private RawString chart(
      String name,
      java.util.function.ToDoubleFunction<Report.Line> value,
      Function<Report.Line, String> shown) {
    var lines = months.groups();
    var last = lines.subList(Math.max(0, lines.size() - MOST_BARS), lines.size());
    return new RawString(
        new Bars(
                last.stream()
                    .map(
                        line ->
                            new Bars.Bar(
                                shortMonth(line.group()),
                                value.applyAsDouble(line),
                                shown.apply(line)))
                    .toList(),
                name)
            .svg());
  }

  private String month(String month) {
    return format(month, "MMMM yyyy");
  }

  private String shortMonth(String month) {
    return format(month, "MMM");
  }

  private String format(String month, String pattern) {
    return YearMonth.parse(month).format(DateTimeFormatter.ofPattern(pattern, locale()));
  }

  public String duration(@Nullable Double seconds) {
    return seconds == null
        ? "–"
        : Figure.duration(Duration.ofSeconds(Math.round(seconds)), language);
  }

  public String percent(@Nullable Double share) {
    return share == null ? "–" : Math.round(100 * share) + say(" %", "%");
  }

  public String day(Instant at) {
    return DateTimeFormatter.ofPattern(isGerman() ? "d. MMMM yyyy" : "d MMMM yyyy", locale())
        .format(at.atZone(ZoneId.of(months.zone())));
  }

  /** The last day that is counted: the report ends before its end. */
  public String lastDay() {
    return day(months.to().minusMillis(1));
  }

  private Locale locale() {
    return isGerman() ? Locale.GERMAN : Locale.UK;
  }

  public boolean isGerman() {
    return language.equals("de");
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance report(ReportPage page);
  }
}
