package io.sturmwarte.alert;

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
final class Lookout {
  private static final Duration RECENT = Duration.ofMinutes(15);

  private final BrandSignals learned;
  private final Instant oldestThatCounts;
  private Instant position;
  private Optional<Finding> worst = Optional.empty();

  private Lookout(Watched brand, Instant now) {
    this.learned = brand.learned();
    this.position = brand.position();
    this.oldestThatCounts = now.minus(RECENT);
  }

  /** A verdict and the bin it is about. */
  record Finding(Verdict verdict, Bin bin) {}

  /**
   * How far the detector has come and what it says.
   *
   * @param worst of the recent bins; empty where none is unusual
   */
  record Sight(Instant position, BrandSignals learned, Optional<Finding> worst) {}

  /**
   * @param closedUntil bins that end by then are complete
   */
  static Sight look(Watched brand, Map<Instant, Bin> counted, Instant closedUntil, Instant now) {
    var lookout = new Lookout(brand, now);
    lookout.learn(counted, closedUntil);
    var position = lookout.position;
    lookout.peek(counted, now);
    return new Sight(position, lookout.learned, lookout.worst);
  }

  private void learn(Map<Instant, Bin> counted, Instant closedUntil) {
    while (!position.plus(Bins.LENGTH).isAfter(closedUntil)) {
      step(learned, counted);
    }
  }

  private void peek(Map<Instant, Bin> counted, Instant now) {
    var copy = learned.copy();
    while (!position.isAfter(now)) {
      step(copy, counted);
    }
  }

  private void step(BrandSignals signals, Map<Instant, Bin> counted) {
    var bin = counted.getOrDefault(position, Bin.empty(position));
    var verdict = signals.step(bin);
    if (bin.end().isAfter(oldestThatCounts) && isWorse(verdict)) {
      worst = Optional.of(new Finding(verdict, bin));
    }
    position = bin.end();
  }

  private boolean isWorse(Verdict verdict) {
    var known = worst.map(finding -> finding.verdict().kind()).orElse(Verdict.Kind.NONE);
    return verdict.kind().compareTo(known) > 0;
  }
}
