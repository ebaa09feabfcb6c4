package io.sturmwarte.alert;

import io.sturmwarte.rule.Detection;
import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.Bins;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Leads a brand's detector on. It learns from closed bins, in order; the open ones are judged on a
 * copy at every look, since a count that is unusual already can only grow. Only what is recent
 * counts: history that is posted later teaches, and raises no alert.
 */
public final class Lookout {
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final BrandSignals learned;
  private final Detection detection;
  private final Instant oldestThatCounts;
  private Instant position;
  private Optional<Finding> worst = Optional.empty();

  private Lookout(BrandSignals learned, Instant position, Detection detection, Instant now) {
    this.learned = learned;
    this.position = position;
    this.detection = detection;
    this.oldestThatCounts = now.minus(RECENT);
  }

  /** A verdict, how urgent it is and the bin it is about. */
  public record Finding(Verdict.Kind kind, Verdict verdict, Bin bin) {}

  /**
   * How far the detector has come and what it says.
   *
   * @param worst of the recent bins; empty where none is unusual
   */
  public record Sight(Instant position, BrandSignals learned, Optional<Finding> worst) {}

  /**
   * Leads {@code learned} on.
   *
   * @param position the first bin that was not learned from
   * @param closedUntil bins that end by then are complete
   */
  public static Sight look(
      BrandSignals learned,
      Instant position,
      Detection detection,
      Map<Instant, Bin> counted,
      Instant closedUntil,
      Instant now) {
    var lookout = new Lookout(learned, position, detection, now);
    lookout.learn(counted, closedUntil);
    var reached = lookout.position;
    lookout.peek(counted, now);
    return new Sight(reached, learned, lookout.worst);
  }

  private void learn(Map<Instant, Bin> counted, Instant closedUntil) {
    while (!position.plus(Bins.LENGTH).isAfter(closedUntil)) {
      step(learned, counted);
    }
  }

  private void peek(Map<Instant, Bin> counted, Instant now) {
    if (position.isAfter(now)) {
      return;
    }
    var copy = learned.copy();
    while (!position.isAfter(now)) {
      step(copy, counted);
    }
  }

  private void step(BrandSignals signals, Map<Instant, Bin> counted) {
    var bin = counted.getOrDefault(position, Bin.empty(position));
    var verdict = signals.step(bin);
    var kind = detection.kind(verdict);
    if (bin.end().isAfter(oldestThatCounts) && isWorse(kind)) {
      worst = Optional.of(new Finding(kind, verdict, bin));
    }
    position = bin.end();
  }

  private boolean isWorse(Verdict.Kind kind) {
    return kind.compareTo(worst.map(Finding::kind).orElse(Verdict.Kind.NONE)) > 0;
  }
}
