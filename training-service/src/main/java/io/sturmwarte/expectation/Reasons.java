package io.sturmwarte.expectation;

import java.time.Duration;
import java.util.Locale;

/** Why a score is what it is, in words. */
final class Reasons {
  private Reasons() {}

  static Text done(Duration after) {
    return new Text(
        "Nach %s erledigt.".formatted(de(after)), "Done after %s.".formatted(en(after)));
  }

  static Text notDone(Duration within) {
    return new Text(
        "Nicht innerhalb von %s geschehen.".formatted(de(within)),
        "Did not happen within %s.".formatted(en(within)));
  }

  static Text quality(double quality) {
    return new Text(
        String.format(Locale.GERMAN, "Die erste Antwort erhielt im Mittel %.1f von 4.", quality),
        String.format(Locale.ENGLISH, "The first reply earned %.1f of 4 on average.", quality));
  }

  static Text removed(Duration after) {
    return new Text(
        "Nach %s wurde ein Beitrag entfernt oder verborgen.".formatted(de(after)),
        "A post was removed or hidden after %s.".formatted(en(after)));
  }

  static Text left() {
    return new Text("Der Beitrag blieb stehen.", "The post was left standing.");
  }

  static Text fits(String strategy) {
    return new Text(
        "Die gewählte Strategie (%s) passt zur Lage.".formatted(strategy),
        "The strategy chosen (%s) fits the situation.".formatted(strategy));
  }

  static Text misfits(String strategy) {
    return new Text(
        "Die gewählte Strategie (%s) passt nicht zur Lage.".formatted(strategy),
        "The strategy chosen (%s) does not fit the situation.".formatted(strategy));
  }

  private static String de(Duration duration) {
    return clock(duration) + " Minuten";
  }

  private static String en(Duration duration) {
    return clock(duration) + " minutes";
  }

  private static String clock(Duration duration) {
    return "%d:%02d".formatted(duration.toMinutes(), duration.toSecondsPart());
  }
}
