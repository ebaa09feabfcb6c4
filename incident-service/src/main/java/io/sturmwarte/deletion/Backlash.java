package io.sturmwarte.deletion;

import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Circulation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What hiding or removing may stir up: points that add up, each with its reason. That suppression
 * draws attention, the more so the more people have seen it or hold a copy, is well documented
 * (Jansen and Martin 2015; Hobbs and Roberts 2018); how many points each sign gets is our
 * judgement, meant to order cases, not to measure them.
 *
 * @param points the sum
 */
public record Backlash(Risk risk, int points, List<Factor> factors, Text advice) {
  private static final Set<String> MEDIA = Set.of("news", "blog", "press");
  private static final int LIVELY = 3;
  private static final int BUSY = 10;

  /** One sign; those without points are shown as well, so that one sees what was looked at. */
  public record Factor(String code, double value, int points, Text text) {}

  /** How likely it is that more people learn of it than if it had stayed. */
  public enum Risk {
    LOW(0),
    MODERATE(3),
    HIGH(6),
    SEVERE(10);

    private final int from;

    Risk(int from) {
      this.from = from;
    }

    static Risk of(int points) {
      var risk = LOW;
      for (var next : values()) {
        risk = points >= next.from ? next : risk;
      }
      return risk;
    }

    /** From here on whoever approves must say that they know. */
    boolean mustBeAccepted() {
      return compareTo(HIGH) >= 0;
    }
  }

  /**
   * @param level storm level of the brand
   */
  static Backlash estimate(Circulation it, int level) {
    var factors =
        Stream.of(reach(it), followers(it), copies(it), velocity(it), media(it), storm(level))
            .toList();
    var points = factors.stream().mapToInt(Factor::points).sum();
    var risk = Risk.of(points);
    return new Backlash(risk, points, factors, advice(risk));
  }

  private static Factor reach(Circulation it) {
    var reach = it.mention().reach() + it.copyReach();
    return new Factor(
        "reach",
        reach,
        steps(reach, 1_000, 10_000, 100_000),
        new Text(
            "%d Personen haben es gesehen oder können es sehen".formatted(reach),
            "%d people have seen it or can".formatted(reach)));
  }

  private static Factor followers(Circulation it) {
    var known = it.mention().authorFollowers();
    var followers = known == null ? 0 : known;
    return new Factor(
        "followers",
        followers,
        steps(followers, 1_000, 10_000),
        new Text(
            "Wer es schrieb, hat %d Personen, die folgen".formatted(followers),
            "Whoever wrote it has %d followers to tell".formatted(followers)));
  }

  private static Factor copies(Circulation it) {
    var copies = it.copies();
    return new Factor(
        "copies",
        copies,
        steps(copies, 1, 5, 20),
        new Text(
            "%d Kopien sind im Umlauf; sie blieben stehen".formatted(copies),
            "%d copies circulate; they would stay".formatted(copies)));
  }

  private static Factor velocity(Circulation it) {
    var rising = it.lastHour() >= BUSY && it.lastHour() >= 2 * it.hourBefore();
    return new Factor(
        "velocity",
        it.lastHour(),
        rising ? 2 : it.lastHour() >= LIVELY ? 1 : 0,
        new Text(
            "%d Antworten und Kopien in der letzten Stunde, %d in der davor"
                .formatted(it.lastHour(), it.hourBefore()),
            "%d answers and copies in the last hour, %d in the one before"
                .formatted(it.lastHour(), it.hourBefore())));
  }

  private static Factor media(Circulation it) {
    var inMedia =
        Stream.concat(Stream.of(it.mention().platform()), it.copyPlatforms().stream())
            .filter(MEDIA::contains)
            .count();
    return new Factor(
        "media",
        inMedia,
        inMedia > 0 ? 3 : 0,
        new Text(
            inMedia > 0 ? "Medien haben es schon" : "In Medien steht es nicht",
            inMedia > 0 ? "The media have it already" : "It is not in the media"));
  }

  private static Factor storm(int level) {
    return new Factor(
        "storm-level",
        level,
        level >= 4 ? 3 : level >= 2 ? 1 : 0,
        new Text("Sturmstufe %d".formatted(level), "Storm level %d".formatted(level)));
  }

  /** One point for each limit that is reached. */
  private static int steps(long value, long... limits) {
    var points = 0;
    for (var limit : limits) {
      points += value >= limit ? 1 : 0;
    }
    return points;
  }

  private static Text advice(Risk risk) {
    return switch (risk) {
      case LOW ->
          new Text(
              "Kaum jemand wird es bemerken. Sagen Sie dennoch, warum, wenn jemand fragt.",
              "Hardly anybody will notice. Say why all the same if somebody asks.");
      case MODERATE ->
          new Text(
              "Es kann auffallen. Halten Sie eine Begründung bereit, die man zeigen kann.",
              "It may be noticed. Have a reason at hand that can be shown.");
      case HIGH ->
          new Text(
              "Es wird auffallen. Eine sichtbare Antwort schadet meist weniger als das Verschwinden.",
              "It will be noticed. A visible answer usually does less harm than disappearance.");
      case SEVERE ->
          new Text(
              "Mehr Menschen werden davon erfahren, als wenn es stehen bliebe. Nur, wenn das Gesetz es verlangt.",
              "More people will learn of it than if it stayed. Only where the law demands it.");
    };
  }
}
