package io.sturmwarte.measure;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Answer;
import io.sturmwarte.monitoring.Monitoring;
import io.sturmwarte.monitoring.Series;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Gets curves for an incident: the hours with their four weeks before, and the minutes before it.
 */
@ApplicationScoped
class CurveReader {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration QUARTER = Duration.ofMinutes(15);
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration MONTH_AFTER = Duration.ofDays(32);

  private static final Text EXERCISE =
      new Text(
          "Eine Übung hat keine Kurve: ihre Beiträge werden nicht mitgezählt.",
          "An exercise has no curve: its mentions are not counted.");
  private static final Text UNKNOWN_BRAND =
      new Text("Die Beobachtung kennt diese Marke nicht.", "Monitoring does not know this brand.");
  private static final Text UNAVAILABLE =
      new Text(
          "Die Beobachtung antwortet gerade nicht; später noch einmal versuchen.",
          "Monitoring does not answer at present; try again later.");

  private final Monitoring monitoring;
  private final ZoneId zone;

  CurveReader(
      Monitoring monitoring,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") ZoneId zone) {
    this.monitoring = monitoring;
    this.zone = zone;
  }

  Uni<Reading> of(Facts facts) {
    if (facts.exercise()) {
      return Uni.createFrom().item(new Reading.Unknown(EXERCISE));
    }
    var begin = facts.openedAt().truncatedTo(ChronoUnit.HOURS).minus(BEFORE);
    var from = begin.minus(Baseline.SPAN);
    var to =
        earliest(
            facts.now(),
            facts.end().plus(MONTH_AFTER),
            from.plus(HOUR.multipliedBy(Series.MOST_POINTS)));
    return monitoring
        .series(facts.brandId(), HOUR, from, to)
        .chain(
            hours -> minutes(facts, hours).map(minutes -> reading(facts, begin, hours, minutes)));
  }

  /** Not asked for where the first question had no answer. */
  private Uni<Answer<Series>> minutes(Facts facts, Answer<Series> hours) {
    return switch (hours) {
      case Answer.Found<Series> found ->
          monitoring.series(
              facts.brandId(),
              Onset.BUCKET,
              facts.openedAt().minus(Onset.LOOK_BACK),
              facts.openedAt());
      case Answer.Missing<Series> missing -> Uni.createFrom().item(missing);
      case Answer.Unavailable<Series> unavailable -> Uni.createFrom().item(unavailable);
    };
  }

  private Reading reading(
      Facts facts, Instant begin, Answer<Series> hours, Answer<Series> minutes) {
    return switch (minutes) {
      case Answer.Missing<Series> missing -> new Reading.Unknown(UNKNOWN_BRAND);
      case Answer.Unavailable<Series> unavailable -> new Reading.Unknown(UNAVAILABLE);
      case Answer.Found<Series> fine ->
          known(facts, begin, hours.found().orElseThrow().points(), fine.value().points());
    };
  }

  private Reading known(
      Facts facts, Instant begin, List<Series.Point> hours, List<Series.Point> minutes) {
    var history = hours.stream().filter(point -> point.at().isBefore(begin)).toList();
    var since = hours.stream().filter(point -> !point.at().isBefore(begin)).toList();
    var baseline = Baseline.of(history, zone);
    // The last hour is not over, unless it ended with the question.
    var whole =
        since.stream().filter(point -> !point.at().plus(HOUR).isAfter(facts.now())).toList();
    return new Reading.Known(
        new Curve(whole, baseline), Onset.of(minutes, baseline, facts.openedAt()));
  }

  /** Around what the public could see: in quarters of an hour, or hours where that is too long. */
  Uni<Answer<Series>> around(Facts facts, Instant first, Instant last) {
    var from = first.minus(Effect.BEFORE);
    var to = earliest(facts.now(), last.plus(Effect.AFTER));
    var bucket =
        Duration.between(from, to).dividedBy(QUARTER) < Series.MOST_POINTS ? QUARTER : HOUR;
    return facts.exercise()
        ? Uni.createFrom().item(new Answer.Missing<Series>())
        : monitoring.series(
            facts.brandId(),
            bucket,
            from,
            earliest(to, from.plus(bucket.multipliedBy(Series.MOST_POINTS))));
  }

  private static Instant earliest(Instant... instants) {
    return List.of(instants).stream().min(Instant::compareTo).orElseThrow();
  }
}
