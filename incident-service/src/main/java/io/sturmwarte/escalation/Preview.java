package io.sturmwarte.escalation;

import io.sturmwarte.escalation.Condition.Circumstances;
import io.sturmwarte.escalation.Decision.Situation;
import io.sturmwarte.incident.Chain;
import io.sturmwarte.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * Who would be told when, if nobody answered: the decisions of the engine, one after the other, in
 * time that is only imagined.
 */
final class Preview {
  /** Six rounds of 200 steps. */
  private static final int MOST_TURNS = 2_000;

  private Preview() {}

  /**
   * @param circumstances what the incident is like at an instant
   * @param who whom targets come to at an instant
   */
  static List<Call> of(
      Policy policy,
      Instant openedAt,
      boolean levelTwoAtOnce,
      Function<Instant, Circumstances> circumstances,
      BiFunction<List<Target>, Instant, List<String>> who) {
    var calls = new ArrayList<Call>();
    var chain = new Chain(0, 0, 0, false, openedAt);
    for (var turn = 0; turn < MOST_TURNS && chain.dueAt() != null; turn++) {
      var at = chain.dueAt();
      var decision =
          Decision.of(situation(chain, at, circumstances, levelTwoAtOnce, calls), policy);
      chain = take(decision, policy, at, who, calls);
    }
    return List.copyOf(calls);
  }

  private static Situation situation(
      Chain chain,
      Instant at,
      Function<Instant, Circumstances> circumstances,
      boolean levelTwoAtOnce,
      List<Call> calls) {
    var told = calls.stream().filter(call -> !call.passedOver()).toList();
    return new Situation(
        IncidentState.OPEN,
        chain,
        at,
        circumstances.apply(at),
        levelTwoAtOnce,
        told.stream().anyMatch(call -> call.level() == 2),
        told.isEmpty() ? null : told.getLast().step(),
        told.stream().anyMatch(call -> call.round() == chain.round()),
        Duration.ZERO,
        null);
  }

  private static Chain take(
      Decision decision,
      Policy policy,
      Instant at,
      BiFunction<List<Target>, Instant, List<String>> who,
      List<Call> calls) {
    return switch (decision) {
      case Decision.Fire fire -> {
        var people = who.apply(fire.step().targets(), at);
        var told = people.isEmpty() ? who.apply(policy.fallback(), at) : people;
        calls.add(
            new Call(
                at,
                fire.cycle(),
                fire.index(),
                fire.step().level(),
                told,
                people.isEmpty(),
                false));
        yield people.isEmpty() ? fire.nextIfNobody() : fire.next();
      }
      case Decision.PassOver over -> {
        var told = over.nobodyTold() ? who.apply(policy.fallback(), at) : List.<String>of();
        calls.add(
            new Call(
                at,
                over.cycle(),
                over.index(),
                over.step().level(),
                told,
                over.nobodyTold(),
                !over.nobodyTold()));
        yield over.next();
      }
      case Decision.Rest rest -> rest.next();
      case Decision.ComeBack back -> back.next().dueAt(null);
      case Decision.Resume resume -> new Chain(0, 0, 0, false, null);
    };
  }

  /**
   * What would happen at an instant.
   *
   * @param round 0 for the first, then the repetitions
   * @param step counted from 0
   * @param told names; where {@code nobody} those of the fallback
   * @param nobody whether the step's targets come to nobody
   * @param passedOver whether the step is not for such an incident
   */
  public record Call(
      Instant at,
      int round,
      int step,
      int level,
      List<String> told,
      boolean nobody,
      boolean passedOver) {}
}
