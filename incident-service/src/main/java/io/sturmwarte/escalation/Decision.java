package io.sturmwarte.escalation;

import io.sturmwarte.escalation.Condition.Circumstances;
import io.sturmwarte.escalation.Policy.Step;
import io.sturmwarte.incident.Chain;
import io.sturmwarte.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an escalation chain whose time has come does next, and where it stands afterwards. After
 * GoAlert's escalation manager (steps, repeats, jumps) and PagerDuty's acknowledge timeout.
 */
sealed interface Decision {
  Duration SHORTEST_ROUND_PAUSE = Duration.ofMinutes(5);

  /**
   * Tells the targets of a step.
   *
   * @param next where the chain stands then
   * @param nextIfNobody where it stands when the targets come to nobody, and the fallback is told
   */
  record Fire(int cycle, int index, Step step, Chain next, Chain nextIfNobody)
      implements Decision {}

  /**
   * The step is not for an incident such as this.
   *
   * @param nobodyTold whether the steps are through and none was for it, so that the fallback is
   *     told
   */
  record PassOver(int cycle, int index, Step step, Chain next, boolean nobodyTold)
      implements Decision {}

  /** Somebody has acknowledged, but nobody works on it. */
  record ComeBack(Chain next) implements Decision {}

  /** It has waited for somebody outside for as long as it may. */
  record Resume() implements Decision {}

  /** Nothing is left to do. */
  record Rest(Chain next) implements Decision {}

  static Decision of(Situation now, Policy policy) {
    var chain = now.chain();
    if (chain.urgent() && !now.state().isOver()) {
      return fire(now, policy, urgentStep(now, policy));
    }
    return switch (now.state()) {
      case OPEN -> fire(now, policy, chain);
      case ACKNOWLEDGED -> new ComeBack(back(now));
      case WAITING_EXTERNAL -> new Resume();
      case RESPONDING, STABILISED, RESOLVED, REVIEWED -> new Rest(chain.dueAt(null));
    };
  }

  /**
   * By hand to a step, whatever its condition; one that has fired in this cycle begins a new one.
   *
   * @param index counted from 0
   */
  static Chain jump(Chain chain, int index, boolean fired, Instant now) {
    return new Chain(fired ? chain.cycle() + 1 : chain.cycle(), chain.round(), index, true, now);
  }

  private static Decision fire(Situation now, Policy policy, Chain chain) {
    if (chain.step() >= policy.steps().size()) {
      return new Rest(chain.dueAt(null));
    }
    var step = policy.steps().get(chain.step());
    if (!chain.urgent() && !step.isFor(now.circumstances())) {
      return passOver(now, policy, chain, step);
    }
    var next = after(now, policy, chain, false);
    var nextIfNobody = after(now, policy, chain, step.skipIfEmpty());
    return new Fire(chain.cycle(), chain.step(), step, next, nextIfNobody);
  }

  /** The steps after it keep their time, except where nobody has heard anything yet. */
  private static Decision passOver(Situation now, Policy policy, Chain chain, Step step) {
    var isLast = chain.step() + 1 >= policy.steps().size();
    var next = after(now, policy, chain, !now.toldInCycle());
    return new PassOver(chain.cycle(), chain.step(), step, next, isLast && !now.toldInCycle());
  }

  /** By hand the next step is fired; a storm that asks for outside help goes straight to it. */
  private static Chain urgentStep(Situation now, Policy policy) {
    var chain = now.chain();
    var last = policy.steps().size() - 1;
    if (chain.step() > last) {
      return new Chain(chain.cycle() + 1, chain.round(), last, true, chain.dueAt());
    }
    var step = chain.step();
    while (now.levelTwoIsDue() && step < last && !isHelp(policy.steps().get(step), now)) {
      step++;
    }
    return new Chain(chain.cycle(), chain.round(), step, true, chain.dueAt());
  }

  private static boolean isHelp(Step step, Situation now) {
    return step.level() == 2 && step.isFor(now.circumstances());
  }

  private static Chain after(Situation now, Policy policy, Chain chain, boolean atOnce) {
    var following = following(policy, chain);
    return switch (now.state()) {
      case OPEN -> following.dueAt(dueAfter(now, policy, chain, following, atOnce));
      case ACKNOWLEDGED -> following.dueAt(now.at().plus(now.acknowledgeTimeout()));
      case WAITING_EXTERNAL -> following.dueAt(now.waitingUntil());
      case RESPONDING, STABILISED, RESOLVED, REVIEWED -> following.dueAt(null);
    };
  }

  /** The next step, or the first one again, or beyond the last where no repetition is left. */
  private static Chain following(Policy policy, Chain chain) {
    var next = chain.step() + 1;
    if (next >= policy.steps().size() && chain.round() < policy.repeat()) {
      return new Chain(chain.cycle() + 1, chain.round() + 1, 0, false, null);
    }
    return new Chain(chain.cycle(), chain.round(), next, false, null);
  }

  private static @Nullable Instant dueAfter(
      Situation now, Policy policy, Chain chain, Chain following, boolean atOnce) {
    if (following.step() >= policy.steps().size()) {
      return null;
    }
    if (following.cycle() > chain.cycle()) {
      return now.at().plus(roundPause(policy));
    }
    return atOnce || leadsToHelp(now, policy, chain, following.step())
        ? now.at()
        : now.at().plus(policy.steps().get(following.step()).delay());
  }

  /** Where outside help is due at once, so is every step up to it, and all help after it. */
  private static boolean leadsToHelp(Situation now, Policy policy, Chain chain, int from) {
    var steps = policy.steps();
    return now.levelTwoAtOnce()
        && chain.round() == 0
        && (steps.get(from).level() == 2
            || (!now.levelTwoTold()
                && steps.subList(from, steps.size()).stream().anyMatch(it -> isHelp(it, now))));
  }

  /** Between two rounds as long as between the last steps, so that a repetition is not a flood. */
  private static Duration roundPause(Policy policy) {
    var delay = policy.steps().getLast().delay();
    return delay.compareTo(SHORTEST_ROUND_PAUSE) < 0 ? SHORTEST_ROUND_PAUSE : delay;
  }

  /** To the step that was told last. */
  private static Chain back(Situation now) {
    var chain = now.chain();
    var last = now.lastFired() == null ? Math.max(0, chain.step() - 1) : now.lastFired();
    return new Chain(chain.cycle() + 1, 0, last, false, now.at());
  }

  /**
   * What the decision depends on.
   *
   * @param at the database's time
   * @param lastFired the step that was told last; null where none was
   * @param toldInCycle whether a step has fired in the chain's cycle
   */
  record Situation(
      IncidentState state,
      Chain chain,
      Instant at,
      Circumstances circumstances,
      boolean levelTwoAtOnce,
      boolean levelTwoTold,
      @Nullable Integer lastFired,
      boolean toldInCycle,
      Duration acknowledgeTimeout,
      @Nullable Instant waitingUntil) {
    boolean levelTwoIsDue() {
      return levelTwoAtOnce && !levelTwoTold;
    }
  }
}
