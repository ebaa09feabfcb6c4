package io.sturmwarte.briefing;

import io.quarkus.qute.Engine;
import io.quarkus.qute.TemplateData;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** A packet to be read and printed, in the language of its reader and the zone of the house. */
@ApplicationScoped
class Pages {
  private final Engine templates;
  private final ZoneId zone;

  Pages(
      Engine templates,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") String zone) {
    this.templates = templates;
    this.zone = ZoneId.of(zone);
  }

  String page(Packet packet, String language) {
    var say = new Say(language.equals("de"), zone);
    return Objects.requireNonNull(templates.getTemplate("briefing/packet.html"))
        .data("packet", packet)
        .data("facts", packet.facts())
        .data("hours", say.hours(packet.curve()))
        .data("say", say)
        .data("de", say.german())
        .data("language", language)
        .render();
  }

  /** How instants are said. */
  @TemplateData
  record Say(boolean german, ZoneId zone) {
    public String time(Object instant) {
      return written(Instant.parse(instant.toString()), german ? "d. MMM, HH:mm" : "d MMM, HH:mm");
    }

    private String written(Instant instant, String pattern) {
      return DateTimeFormatter.ofPattern(pattern, german ? Locale.GERMAN : Locale.ENGLISH)
          .format(instant.atZone(zone));
    }

    /** The curve by the hour; empty while monitoring has not given it. */
    List<Hour> hours(@Nullable Map<String, Object> curve) {
      var negatives = new TreeMap<Instant, Integer>();
      var mentions = new TreeMap<Instant, Integer>();
      if (curve != null && curve.get("points") instanceof List<?> points) {
        for (var point : points) {
          if (point instanceof Map<?, ?> it) {
            var hour = Instant.parse(String.valueOf(it.get("at"))).truncatedTo(ChronoUnit.HOURS);
            negatives.merge(hour, count(it.get("negatives")), Integer::sum);
            mentions.merge(hour, count(it.get("mentions")), Integer::sum);
          }
        }
      }
      var most = Math.max(1, negatives.values().stream().mapToInt(it -> it).max().orElse(1));
      var hours = new ArrayList<Hour>();
      negatives.forEach(
          (at, count) ->
              hours.add(
                  new Hour(
                      written(at, german ? "d. MMM, HH 'Uhr'" : "d MMM, HH:mm"),
                      Objects.requireNonNullElse(mentions.get(at), 0),
                      count,
                      100 * count / most)));
      return hours;
    }

    private static int count(@Nullable Object value) {
      return value instanceof Number number ? number.intValue() : 0;
    }
  }

  /**
   * An hour of the curve.
   *
   * @param percent of the strongest hour
   */
  @TemplateData
  record Hour(String at, int mentions, int negatives, int percent) {}
}
