package io.sturmwarte.measure;

import io.sturmwarte.incident.Text;
import io.sturmwarte.monitoring.Series.Point;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the measures from facts and curve, or says why one cannot be made. */
final class Figures {
  private static final Text NOT_ACKNOWLEDGED =
      new Text("Noch nicht übernommen.", "Not acknowledged yet.");
  private static final Text NO_WORD =
      new Text("Noch kein öffentliches Wort.", "No public word yet.");
  private static final Text NOT_STABLE = new Text("Noch nicht stabil.", "Not stable yet.");
  private static final Text NOT_RESOLVED = new Text("Noch nicht gelöst.", "Not resolved yet.");
  private static final Text NO_DEADLINE =
      new Text("Noch keine Frist entschieden.", "No deadline is decided yet.");
  private static final Text NO_ANSWER =
      new Text("Keine Antwort veröffentlicht.", "No answer was published.");
  private static final Text NO_HOURS =
      new Text("Keine Stunden aufgeschrieben.", "No hours were written down.");
  private static final Text NO_RISE =
      new Text(
          "Die Kurve zeigt vor der Eröffnung keinen Anstieg.",
          "The curve shows no rise before the opening.");
  private static final Text NO_PEAK =
      new Text("Keine negativen Beiträge in dieser Zeit.", "No negatives in this time.");
  private static final Text NOT_HALVED =
      new Text("Noch nicht auf die Hälfte gefallen.", "Not down to half yet.");
  private static final Text NOT_RECOVERED =
      new Text(
          "Noch keine 24 Stunden mit üblichem Anteil.", "No 24 hours with the usual share yet.");
  private static final Text TOO_NEW =
      new Text(
          "Was üblich ist, lässt sich nicht sagen: weniger als 7 Tage mit bewerteten Beiträgen davor.",
          "What is usual cannot be told: fewer than 7 days with scored mentions before.");
  private static final Text NOT_YET = new Text("Zu früh.", "Too early.");
  private static final Text NOT_KNOWN =
      new Text(
          "In diesen 24 Stunden wurde nichts bewertet.", "Nothing was scored in these 24 hours.");

  private final Facts facts;
  private final Reading reading;

  Figures(Facts facts, Reading reading) {
    this.facts = facts;
    this.reading = reading;
  }

  List<Measure> all() {
    return Stream.concat(
            Stream.of(
                timeToDetect(),
                since(Definition.TIME_TO_ACKNOWLEDGE, facts.acknowledgedAt(), NOT_ACKNOWLEDGED),
                since(Definition.TIME_TO_FIRST_WORD, facts.firstWordAt(), NO_WORD),
                since(Definition.TIME_TO_STABLE, stableAt(), NOT_STABLE),
                since(Definition.TIME_TO_RESOLVE, facts.resolvedAt(), NOT_RESOLVED)),
            Stream.of(
                ofPeak(
                    Definition.PEAK_NEGATIVES,
                    peak -> Optional.of((double) peak.negatives()),
                    NO_PEAK),
                Definition.PEAK_LEVEL.value(facts.peakLevel()),
                ofCurve(
                    Definition.REACH,
                    curve -> Definition.REACH.value(curve.reach(begin(), facts.end()))),
                ofPeak(Definition.HALF_LIFE, this::halfLife, NOT_HALVED),
                recovery(),
                residual(Definition.RESIDUAL_7_DAYS, Duration.ofDays(7)),
                residual(Definition.RESIDUAL_30_DAYS, Duration.ofDays(30)),
                slaHits(),
                answered(),
                responseTime(),
                cost()))
        .toList();
  }

  private Measure timeToDetect() {
    return switch (reading) {
      case Reading.Unknown unknown -> Definition.TIME_TO_DETECT.missing(unknown.why());
      case Reading.Known known ->
          known
              .onset()
              .map(
                  onset ->
                      seconds(Definition.TIME_TO_DETECT, Duration.between(onset, facts.openedAt())))
              .orElseGet(() -> Definition.TIME_TO_DETECT.missing(NO_RISE));
    };
  }

  private @Nullable Instant stableAt() {
    return facts.stabilisedAt() == null ? facts.resolvedAt() : facts.stabilisedAt();
  }

  private Measure since(Definition definition, @Nullable Instant until, Text missing) {
    return until == null
        ? definition.missing(missing)
        : seconds(definition, Duration.between(facts.openedAt(), until));
  }

  private Optional<Double> halfLife(Point peak) {
    return curve().flatMap(curve -> curve.halfLife(peak)).map(it -> (double) it.toSeconds());
  }

  private Measure recovery() {
    return ofCurve(
        Definition.RECOVERY,
        curve ->
            curve.baseline().usualShare().isEmpty()
                ? Definition.RECOVERY.missing(TOO_NEW)
                : ofPeak(Definition.RECOVERY, this::recovered, NOT_RECOVERED));
  }

  private Optional<Double> recovered(Point peak) {
    return curve()
        .flatMap(curve -> curve.recoveredAt(peak))
        .map(at -> Math.max(0.0, Duration.between(facts.openedAt(), at).toSeconds()));
  }

  private Measure residual(Definition definition, Duration later) {
    var resolvedAt = facts.resolvedAt();
    if (resolvedAt == null) {
      return definition.missing(NOT_RESOLVED);
    }
    var from = resolvedAt.plus(later);
    if (from.plus(Duration.ofDays(1)).isAfter(facts.now())) {
      return definition.missing(NOT_YET);
    }
    return ofCurve(definition, curve -> residual(definition, curve, from));
  }

  private static Measure residual(Definition definition, Curve curve, Instant from) {
    if (curve.baseline().usualShare().isEmpty()) {
      return definition.missing(TOO_NEW);
    }
    return curve
        .residual(from)
        .map(definition::value)
        .orElseGet(() -> definition.missing(NOT_KNOWN));
  }

  private Measure slaHits() {
    var decided = facts.met() + facts.breached();
    return decided == 0
        ? Definition.SLA_HITS.missing(NO_DEADLINE)
        : Definition.SLA_HITS.value((double) facts.met() / decided);
  }

  private Measure answered() {
    return ofCurve(
        Definition.ANSWERED,
        curve -> {
          var negatives = curve.negatives(begin(), facts.end());
          return negatives == 0
              ? Definition.ANSWERED.missing(NO_PEAK)
              : Definition.ANSWERED.value(Math.min(1, (double) facts.answered() / negatives));
        });
  }

  private Measure responseTime() {
    var median = facts.responseTime();
    return median == null
        ? Definition.RESPONSE_TIME.missing(NO_ANSWER)
        : Definition.RESPONSE_TIME.value(median);
  }

  private Measure cost() {
    var cost = facts.cost();
    return cost == null ? Definition.COST.missing(NO_HOURS) : Definition.COST.value(cost);
  }

  private Measure ofPeak(
      Definition definition, Function<Point, Optional<Double>> value, Text missing) {
    return ofCurve(
        definition,
        curve ->
            curve
                .peak(begin(), facts.end())
                .map(
                    peak ->
                        value
                            .apply(peak)
                            .map(definition::value)
                            .orElseGet(() -> definition.missing(missing)))
                .orElseGet(() -> definition.missing(NO_PEAK)));
  }

  private Measure ofCurve(Definition definition, Function<Curve, Measure> measure) {
    return switch (reading) {
      case Reading.Known known -> measure.apply(known.curve());
      case Reading.Unknown unknown -> definition.missing(unknown.why());
    };
  }

  private Optional<Curve> curve() {
    return switch (reading) {
      case Reading.Known known -> Optional.of(known.curve());
      case Reading.Unknown unknown -> Optional.empty();
    };
  }

  /** The onset, or where it is not known, the opening. */
  private Instant begin() {
    return switch (reading) {
      case Reading.Known known -> known.onset().orElse(facts.openedAt());
      case Reading.Unknown unknown -> facts.openedAt();
    };
  }

  private static Measure seconds(Definition definition, Duration duration) {
    return definition.value(duration.toMillis() / 1000.0);
  }
}
