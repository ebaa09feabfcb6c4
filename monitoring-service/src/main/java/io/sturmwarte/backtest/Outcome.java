package io.sturmwarte.backtest;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a setting would have come to.
 *
 * @param alerts that would have been raised
 * @param watches that would have been raised
 * @param restrained what was kept back because it had been told
 * @param found storms that were confirmed and have an alert near
 * @param missed storms that were confirmed and have none
 * @param falseAlarms alerts that are near no confirmed storm; null where none is confirmed
 * @param falseAlarmsPerWeek the same, per week
 * @param calledNoise alerts near one that was called noise, and near none that was called useful
 * @param calledUseful alerts near one that was called useful
 * @param medianLead over what people confirmed; negative where it came later
 * @param firings the first thousand
 */
record Outcome(
    int alerts,
    int watches,
    int restrained,
    int found,
    int missed,
    @Nullable Integer falseAlarms,
    @Nullable Double falseAlarmsPerWeek,
    int calledNoise,
    int calledUseful,
    @Nullable Duration medianLead,
    List<Storm> storms,
    List<Firing> firings) {
  private static final int SHOWN = 1_000;
  private static final double SECONDS_OF_A_WEEK = 604_800;

  /**
   * A confirmed storm.
   *
   * @param firedAt the first alert near it; null where there is none
   * @param lead of the alert over the storm; negative where it came later
   */
  record Storm(Instant confirmedAt, @Nullable Instant firedAt, @Nullable Duration lead) {}

  /** What people said of the alerts that were really raised, by when they were. */
  record Opinions(List<Instant> useful, List<Instant> noise) {}

  static Outcome of(
      Replay.Result replayed,
      List<Instant> confirmed,
      Opinions opinions,
      Duration tolerance,
      Duration span) {
    var alerts = replayed.firings().stream().filter(Firing::isAlert).toList();
    var storms = confirmed.stream().sorted().map(at -> storm(at, alerts, tolerance)).toList();
    var found = (int) storms.stream().filter(storm -> storm.firedAt() != null).count();
    var wrong =
        (int) alerts.stream().filter(alert -> !isNear(alert.at(), confirmed, tolerance)).count();
    var useful =
        alerts.stream().filter(one -> isNear(one.at(), opinions.useful(), tolerance)).toList();
    var noise =
        alerts.stream()
            .filter(one -> !useful.contains(one))
            .filter(one -> isNear(one.at(), opinions.noise(), tolerance))
            .count();
    return new Outcome(
        alerts.size(),
        replayed.firings().size() - alerts.size(),
        replayed.restrained(),
        found,
        storms.size() - found,
        confirmed.isEmpty() ? null : wrong,
        confirmed.isEmpty() ? null : wrong * SECONDS_OF_A_WEEK / Math.max(1, span.toSeconds()),
        (int) noise,
        useful.size(),
        median(storms),
        storms,
        replayed.firings().stream().limit(SHOWN).toList());
  }

  private static Storm storm(Instant at, List<Firing> alerts, Duration tolerance) {
    return alerts.stream()
        .map(Firing::at)
        .filter(fired -> isNear(fired, List.of(at), tolerance))
        .min(Comparator.naturalOrder())
        .map(fired -> new Storm(at, fired, Duration.between(fired, at)))
        .orElse(new Storm(at, null, null));
  }

  private static boolean isNear(Instant at, List<Instant> others, Duration tolerance) {
    return others.stream()
        .anyMatch(other -> Duration.between(at, other).abs().compareTo(tolerance) <= 0);
  }

  private static @Nullable Duration median(List<Storm> storms) {
    var leads =
        storms.stream().filter(storm -> storm.lead() != null).map(Storm::lead).sorted().toList();
    return leads.isEmpty() ? null : leads.get((leads.size() - 1) / 2);
  }
}
