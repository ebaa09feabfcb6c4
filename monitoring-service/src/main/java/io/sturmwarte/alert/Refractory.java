package io.sturmwarte.alert;

import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.util.Set;

/** Keeps one storm from raising one alert after the other. */
final class Refractory {
  static final Duration PERIOD = Duration.ofHours(6);

  private Refractory() {}

  /**
   * Whether a verdict is to be told, with these kinds told within the period: a watch may rise to
   * an alert at once, nothing else is repeated.
   */
  static boolean lets(Verdict.Kind kind, Set<Verdict.Kind> told) {
    return switch (kind) {
      case NONE -> false;
      case WATCH -> told.isEmpty();
      case ALERT -> !told.contains(Verdict.Kind.ALERT);
    };
  }
}
