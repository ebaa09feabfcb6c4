package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.sturmwarte.escalation.Condition.Circumstances;
import io.sturmwarte.escalation.EscalationEngine.Turn;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Promises;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a round decides by: promises, calendars, policies, as they stand now. */
record Plan(Promises promises, Map<String, Policy> byTeam) {

  Turn decide(Incident incident) {
    var promise = promises.of(incident.severity);
    var policy = requireNonNull(byTeam.get(incident.team));
    return new Turn(incident, policy, promise, Decision.of(situation(incident, promise), policy));
  }

  private static Decision.Situation situation(Incident it, Promises.Promise promise) {
    var fired = it.stepsFired;
    return new Decision.Situation(
        it.state,
        it.chain,
        it.now,
        circumstances(it, promise),
        it.levelTwoAtOnce(),
        it.levelTwoTold(),
        fired.isEmpty() ? null : fired.getLast().step(),
        fired.stream().anyMatch(step -> step.cycle() == it.chain.cycle()),
        promise.acknowledgeTimeout(),
        it.waitingUntil);
  }

  private static Circumstances circumstances(Incident it, Promises.Promise promise) {
    return new Circumstances(
        it.severity, it.level, it.cause, calendar -> isOpen(promise, calendar, it.now));
  }

  /** A calendar that is no longer there counts as open, as in the promises. */
  static boolean isOpen(Promises.Promise promise, String calendar, Instant at) {
    var hours = promise.calendars().get(calendar);
    return hours == null || hours.running(at, at.plusNanos(1)).isPositive();
  }

  /** Whom the decisions may come to tell, by team. */
  static Map<String, Set<Target>> targets(List<Turn> turns) {
    var byTeam = new HashMap<String, Set<Target>>();
    for (var turn : turns) {
      var targets = byTeam.computeIfAbsent(turn.incident().team, ignored -> new HashSet<>());
      switch (turn.decision()) {
        case Decision.Fire fire -> {
          targets.addAll(fire.step().targets());
          targets.addAll(turn.policy().fallback());
        }
        case Decision.PassOver over -> targets.addAll(turn.policy().fallback());
        case Decision.ComeBack back -> {}
        case Decision.Resume resume -> {}
        case Decision.Rest rest -> {}
      }
    }
    return byTeam;
  }
}
