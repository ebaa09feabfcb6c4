package io.sturmwarte.expectation;

import io.sturmwarte.expectation.Action.Decision;
import io.sturmwarte.expectation.Action.Reply;
import io.sturmwarte.expectation.Verdict.Open;
import io.sturmwarte.expectation.Verdict.Settled;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Says whether one expectation was met. Deadlines count to the instant: an action exactly on time
 * is in time.
 *
 * @param injectId the inject that raised the expectation
 * @param from when that was, by the clock of the exercise
 * @param actions all that players did, in order
 */
public record Judge(Expectation expectation, String injectId, Duration from, List<Action> actions) {
  private static final double BEST = 4;

  /** The verdict as of {@code now}. */
  public Verdict at(Duration now) {
    return switch (expectation.kind()) {
      case ACKNOWLEDGE_WITHIN -> done(inTime(about(this::acknowledges)), now);
      case REPLY_WITHIN -> done(inTime(about(Reply.class::isInstance)), now);
      case REPLY_QUALITY -> quality(now);
      case NO_DELETE -> nothingRemoved(now);
      case ESCALATE_TO -> done(byDeadline(decided(Action.Kind.ESCALATE)), now);
      case INFORM_INSIDE -> done(byDeadline(decided(Action.Kind.INFORM_INSIDE)), now);
      case FREEZE_PUBLISHING -> done(byDeadline(decided(Action.Kind.FREEZE)), now);
      case CHOOSE_STRATEGY -> strategy(now);
    };
  }

  public Duration due() {
    return from.plus(expectation.within());
  }

  private Verdict done(Optional<? extends Action> action, Duration now) {
    return action
        .<Verdict>map(done -> full(done.at(), Reasons.done(sinceInject(done))))
        .orElseGet(() -> unlessExpired(now));
  }

  private Verdict unlessExpired(Duration now) {
    return isOver(now) ? none(due(), Reasons.notDone(expectation.within())) : new Open();
  }

  /** The first reply counts: in public there is no second first word. */
  private Verdict quality(Duration now) {
    var first = inTime(about(Reply.class::isInstance)).map(Reply.class::cast);
    if (first.isEmpty()) {
      return unlessExpired(now);
    }
    var quality = first.get().quality();
    if (quality == null) {
      return new Open();
    }
    var score = expectation.points() * quality / BEST;
    return new Settled(score, first.get().at(), Reasons.quality(quality));
  }

  private Verdict nothingRemoved(Duration now) {
    var removed = inTime(about(action -> action instanceof Decision d && d.removes()));
    if (removed.isPresent()) {
      return none(removed.get().at(), Reasons.removed(sinceInject(removed.get())));
    }
    return isOver(now) ? full(due(), Reasons.left()) : new Open();
  }

  /** The last choice before the deadline counts: minds may be changed. */
  private Verdict strategy(Duration now) {
    var last =
        byDeadline(decided(Action.Kind.STRATEGY))
            .map(Decision.class::cast)
            .reduce((earlier, later) -> later);
    if (last.isPresent() && fits(last.get())) {
      return full(last.get().at(), Reasons.fits(String.valueOf(last.get().strategy())));
    }
    if (!isOver(now)) {
      return new Open();
    }
    return last.map(choice -> none(due(), Reasons.misfits(String.valueOf(choice.strategy()))))
        .orElseGet(() -> none(due(), Reasons.notDone(expectation.within())));
  }

  private boolean fits(Decision decision) {
    return expectation.strategies().contains(String.valueOf(decision.strategy()));
  }

  private boolean acknowledges(Action action) {
    return switch (action) {
      case Reply reply -> true;
      case Decision decision -> decision.kind() == Action.Kind.ACKNOWLEDGE;
    };
  }

  private Predicate<Action> about(Predicate<Action> what) {
    return what.and(action -> action.injectId() == null || injectId.equals(action.injectId()));
  }

  private Predicate<Action> decided(Action.Kind kind) {
    return action -> action instanceof Decision d && d.kind() == kind && isMeant(d);
  }

  private boolean isMeant(Decision decision) {
    var meant = expectation.to();
    return meant == null || meant.equalsIgnoreCase(decision.to());
  }

  /** From the inject on. */
  private Optional<Action> inTime(Predicate<Action> what) {
    return byDeadline(what.and(action -> action.at().compareTo(from) >= 0)).findFirst();
  }

  /** Also before the inject: who stopped the campaign early did it in time. */
  private Stream<Action> byDeadline(Predicate<Action> what) {
    return actions.stream().filter(action -> action.at().compareTo(due()) <= 0).filter(what);
  }

  private Verdict done(Stream<Action> inOrder, Duration now) {
    return done(inOrder.findFirst(), now);
  }

  private Duration sinceInject(Action action) {
    return action.at().compareTo(from) < 0 ? Duration.ZERO : action.at().minus(from);
  }

  private boolean isOver(Duration now) {
    return now.compareTo(due()) > 0;
  }

  private Settled full(Duration at, Text reason) {
    return new Settled(expectation.points(), at, reason);
  }

  private static Settled none(Duration at, Text reason) {
    return new Settled(0, at, reason);
  }
}
