package io.sturmwarte.review;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.sturmwarte.incident.Text;
import io.sturmwarte.measure.CurveDrawing;
import io.sturmwarte.measure.CurveView;
import io.sturmwarte.measure.Effect;
import io.sturmwarte.measure.Figure;
import io.sturmwarte.measure.Measured;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A review with figures, curve and effects, as a document in one language. */
public record ReviewPage(
    ReviewView review,
    Measured measured,
    CurveView curve,
    List<Effect> effects,
    String language,
    ZoneId zone) {

  TemplateInstance html() {
    return Templates.review(this);
  }

  public String say(String de, String en) {
    return isGerman() ? de : en;
  }

  public String text(Text text) {
    return text.in(language);
  }

  public RawString drawing() {
    return new RawString(new CurveDrawing(curve, zone, language).svg());
  }

  public boolean hasDrawing() {
    return curve.hours().size() >= 2;
  }

  public String whyNoDrawing() {
    return curve.missing() == null
        ? say("Noch keine volle Stunde.", "No full hour yet.")
        : text(curve.missing());
  }

  public List<Figure> known() {
    return figures().filter(Figure::isKnown).toList();
  }

  public List<Figure> unknown() {
    return figures().filter(figure -> !figure.isKnown()).toList();
  }

  private Stream<Figure> figures() {
    return measured.measures().stream().map(measure -> new Figure(measure, language));
  }

  public List<Content.Factor> factors() {
    return review.content().factors().stream().filter(it -> !it.answer().isBlank()).toList();
  }

  public String state() {
    return switch (review.state()) {
      case DRAFT -> say("Entwurf", "Draft");
      case IN_REVIEW -> say("In Durchsicht", "In review");
      case REVIEWED -> say("Abgeschlossen", "Reviewed");
    };
  }

  public String instant(@Nullable Instant at) {
    return at == null ? "–" : format(at, isGerman() ? "d. MMM yyyy, HH:mm" : "d MMM yyyy, HH:mm");
  }

  public String day(Instant at) {
    return format(at, isGerman() ? "d. MMMM yyyy" : "d MMMM yyyy");
  }

  private String format(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern, isGerman() ? Locale.GERMAN : Locale.UK)
        .format(at.atZone(zone));
  }

  public boolean isGerman() {
    return language.equals("de");
  }

  @CheckedTemplate(basePath = "")
  static final class Templates {
    private Templates() {}

    static native TemplateInstance review(ReviewPage page);
  }
}
