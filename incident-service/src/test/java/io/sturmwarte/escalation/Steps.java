package io.sturmwarte.escalation;

import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.Chain;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.person.ContactMethod.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies and situations, for the tests of the rules. */
final class Steps {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  static final Duration TIMEOUT = Duration.ofMinutes(15);
  static final Target PRESS = address("press");

  private Steps() {}

  static Target address(String name) {
    return Target.address(name, Channel.EMAIL, name + "@example.org", "de");
  }

  static Policy.Step step(int level, int minutes) {
    return new Policy.Step(level, Duration.ofMinutes(minutes), List.of(PRESS), null, false, true);
  }

  static Policy.Step onlyIf(Policy.Step step, Condition condition) {
    return new Policy.Step(
        step.level(), step.delay(), step.targets(), condition, step.multiAck(), step.skipIfEmpty());
  }

  static Policy.Step waitsIfEmpty(Policy.Step step) {
    return new Policy.Step(
        step.level(), step.delay(), step.targets(), step.onlyIf(), step.multiAck(), false);
  }

  static Condition atLeast(Severity severity) {
    return new Condition(severity, null, null, null, null);
  }

  static Policy policy(int repeat, Policy.Step... steps) {
    return new Policy("nord", "Test", repeat, List.of(steps), List.of());
  }

  static Chain chain(int cycle, int round, int step) {
    return new Chain(cycle, round, step, false, NOW);
  }

  static When when(IncidentState state, Chain chain) {
    return new When(state, chain, Severity.S3, 3, null, false, false, null, true, null);
  }

  /** A situation to be described further. */
  record When(
      IncidentState state,
      Chain chain,
      Severity severity,
      int stormLevel,
      @Nullable Cause cause,
      boolean atOnce,
      boolean levelTwoTold,
      @Nullable Integer lastFired,
      boolean toldInCycle,
      @Nullable Instant waitingUntil) {
    When severity(Severity it) {
      return new When(
          state,
          chain,
          it,
          stormLevel,
          cause,
          atOnce,
          levelTwoTold,
          lastFired,
          toldInCycle,
          waitingUntil);
    }

    When levelTwoAtOnce() {
      return new When(
          state,
          chain,
          severity,
          stormLevel,
          cause,
          true,
          levelTwoTold,
          lastFired,
          toldInCycle,
          waitingUntil);
    }

    When withLevelTwoTold() {
      return new When(
          state,
          chain,
          severity,
          stormLevel,
          cause,
          atOnce,
          true,
          lastFired,
          toldInCycle,
          waitingUntil);
    }

    When last(int step) {
      return new When(
          state,
          chain,
          severity,
          stormLevel,
          cause,
          atOnce,
          levelTwoTold,
          step,
          toldInCycle,
          waitingUntil);
    }

    When nobodyTold() {
      return new When(
          state,
          chain,
          severity,
          stormLevel,
          cause,
          atOnce,
          levelTwoTold,
          lastFired,
          false,
          waitingUntil);
    }

    When until(Instant instant) {
      return new When(
          state,
          chain,
          severity,
          stormLevel,
          cause,
          atOnce,
          levelTwoTold,
          lastFired,
          toldInCycle,
          instant);
    }

    Decision decide(Policy policy) {
      return Decision.of(
          new Decision.Situation(
              state,
              chain,
              NOW,
              new Condition.Circumstances(
                  severity, stormLevel, cause, Set.of("business-hours")::contains),
              atOnce,
              levelTwoTold,
              lastFired,
              toldInCycle,
              TIMEOUT,
              waitingUntil),
          policy);
    }

    Decision.Fire fires(Policy policy) {
      return (Decision.Fire) decide(policy);
    }

    Decision.PassOver passesOver(Policy policy) {
      return (Decision.PassOver) decide(policy);
    }
  }

  static Instant in(int minutes) {
    return NOW.plus(Duration.ofMinutes(minutes));
  }
}
