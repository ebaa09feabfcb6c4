package io.sturmwarte.benchmarks.storms;

import io.sturmwarte.signal.Bin;
import java.util.List;

/**
 * A brand, what was counted of it, and what happened.
 *
 * @param warmUp bins that teach and are not judged
 * @param bins as they are when everything has come in
 * @param heldBack what came in late
 */
record Brand(String name, int warmUp, List<Bin> bins, List<Event> events, List<HeldBack> heldBack) {

  /**
   * Something that happened, real storms and what only looks like one.
   *
   * @param onset its first bin
   * @param end the bin after its last
   * @param crisis whether an alert is right
   * @param peak mentions of its busiest hour to the usual
   */
  record Event(String kind, int onset, int end, boolean crisis, double peak) {}

  /** Bins whose mentions came in only when bin {@code until} began. */
  record HeldBack(int from, int until) {
    boolean hides(int bin, int now) {
      return from <= bin && bin < until && now < until;
    }
  }

  /** A bin as far as it was known while bin {@code now} was the last. */
  Bin known(int bin, int now) {
    var hidden = heldBack.stream().anyMatch(held -> held.hides(bin, now));
    return hidden ? Bin.empty(bins.get(bin).start()) : bins.get(bin);
  }
}
