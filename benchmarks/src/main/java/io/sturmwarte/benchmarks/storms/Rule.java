package io.sturmwarte.benchmarks.storms;

import io.sturmwarte.signal.Bin;
import io.sturmwarte.signal.BrandSignals;
import io.sturmwarte.signal.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Says after each bin of a brand whether it speaks, from what is known by then. */
interface Rule {
  boolean[] speaks(Brand brand);

  /** An alert of ours, which has no lower threshold than an alert. */
  static Rule of(Verdict.Kind least) {
    return brand -> {
      var verdicts = verdicts(brand);
      var speaks = new boolean[verdicts.size()];
      for (var bin = 0; bin < speaks.length; bin++) {
        speaks[bin] = verdicts.get(bin).stream().anyMatch(one -> passes(one, least));
      }
      return speaks;
    };
  }

  private static boolean passes(Verdict verdict, Verdict.Kind least) {
    return switch (least) {
      case NONE -> true;
      // What is told as an alert can be a watch besides.
      case WATCH -> verdict.causes().contains(Verdict.Cause.VIRAL);
      case ALERT -> verdict.kind() == Verdict.Kind.ALERT;
    };
  }

  /**
   * Of each bin as it ends. What came in late is learned anew from the beginning, and of that only
   * the last quarter of an hour is judged again, as in the product.
   */
  private static List<List<Verdict>> verdicts(Brand brand) {
    var signals = BrandSignals.unlearned();
    var verdicts = new ArrayList<List<Verdict>>();
    for (var now = 0; now < brand.bins().size(); now++) {
      var told = new ArrayList<Verdict>();
      if (comesInLate(brand, now)) {
        signals = BrandSignals.unlearned();
        for (var bin = 0; bin < now; bin++) {
          var verdict = signals.step(brand.known(bin, now));
          if (bin >= now - 3) {
            told.add(verdict);
          }
        }
      }
      told.add(signals.step(brand.known(now, now)));
      verdicts.add(told);
    }
    return verdicts;
  }

  private static boolean comesInLate(Brand brand, int now) {
    return brand.heldBack().stream().anyMatch(held -> held.until() == now);
  }

  /** What suites offer: the last hour has so many times the mean hour of the day before. */
  static Rule hourOverDay(double times, ToLongFunction<Bin> count) {
    return brand -> {
      var speaks = new boolean[brand.bins().size()];
      for (var now = 12 + 288 - 1; now < speaks.length; now++) {
        var hour = sum(brand, now - 11, now, count);
        var mean = sum(brand, now - 299, now - 12, count) / 24.0;
        speaks[now] = hour >= 10 && hour > times * Math.max(mean, 1);
      }
      return speaks;
    };
  }

  private static long sum(Brand brand, int first, int last, ToLongFunction<Bin> count) {
    var sum = 0L;
    for (var bin = first; bin <= last; bin++) {
      sum += count.applyAsLong(brand.known(bin, last));
    }
    return sum;
  }
}
