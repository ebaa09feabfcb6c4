package io.sturmwarte.escalation;

import io.sturmwarte.escalation.Policy.Step;
import io.sturmwarte.incident.Chain;
import io.sturmwarte.incident.IncidentState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an escalation chain whose time has come does next, and where it stands afterwards. */
sealed interface Decision {
  Duration SHORTEST_ROUND_PAUSE = Duration.ofMinutes(5);

  /** Tells the targets of a step; one without targets is skipped, and its fallback told. */
  record Fire(int cycle, int index, Step step, Chain next) implements Decision {}

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
      case ACKNOWLEDGED -> new ComeBack(back(chain, now.at()));
      case WAITING_EXTERNAL -> new Resume();
      case RESPONDING, STABILISED, RESOLVED, REVIEWED -> new Rest(chain.dueAt(null));
    };
  }

  private static Decision fire(Situation now, Policy policy, Chain chain) {
    if (chain.step() >= policy.steps().size()) {
      return new Rest(chain.dueAt(null));
    }
    var step = policy.steps().get(chain.step());
    return new Fire(chain.cycle(), chain.step(), step, after(now, policy, chain, step));
  }

  /** By hand the next step is fired; a storm that asks for outside help goes straight to it. */
  private static Chain urgentStep(Situation now, Policy policy) {
    var chain = now.chain();
    var last = policy.steps().size() - 1;
    if (chain.step() > last) {
      return new Chain(chain.cycle() + 1, chain.round(), last, true, chain.dueAt());
    }
    var step = chain.step();
    while (now.levelTwoAtOnce() && step < last && policy.steps().get(step).level() < 2) {
      step++;
    }
    return new Chain(chain.cycle(), chain.round(), step, true, chain.dueAt());
  }

  private static Chain after(Situation now, Policy policy, Chain chain, Step fired) {
    var following = following(policy, chain);
    return switch (now.state()) {
      case OPEN -> following.dueAt(dueAfter(now, policy, chain, following, fired));
      case ACKNOWLEDGED -> following.dueAt(now.at().plus(now.acknowledgeTimeout()));
      case WAITING_EXTERNAL -> following.dueAt(now.waitingUntil());
      default -> following.dueAt(null);
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
      Situation now, Policy policy, Chain chain, Chain following, Step fired) {
    if (following.step() >= policy.steps().size()) {
      return null;
    }
    var step = policy.steps().get(following.step());
    var goesOnAtOnce = fired.targets().isEmpty() || (step.level() == 2 && now.levelTwoAtOnce());
    var isNewRound = following.cycle() > chain.cycle();
    if (isNewRound) {
      return now.at().plus(roundPause(policy));
    }
    return goesOnAtOnce ? now.at() : now.at().plus(step.delay());
  }

  /** Between two rounds as long as between the last steps, so that a repetition is not a flood. */
  private static Duration roundPause(Policy policy) {
    var delay = policy.steps().getLast().delay();
    return delay.compareTo(SHORTEST_ROUND_PAUSE) < 0 ? SHORTEST_ROUND_PAUSE : delay;
  }

  private static Chain back(Chain chain, Instant now) {
    return new Chain(chain.cycle() + 1, 0, Math.max(0, chain.step() - 1), false, now);
  }

  /**
   * What the decision depends on.
   *
   * @param at the database's time
   */
  record Situation(
      IncidentState state,
      Chain chain,
      Instant at,
      boolean levelTwoAtOnce,
      Duration acknowledgeTimeout,
      @Nullable Instant waitingUntil) {}
}
