package io.sturmwarte.storm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A level judged anew: the automatic one goes on beside the one that was set by hand.
 *
 * @param lastingSince since when the excess has been lasting; null without any
 * @param override null where none holds
 */
record Evaluation(
    Storm before,
    LevelRules.Judgement judgement,
    Standing standing,
    @Nullable Instant lastingSince,
    @Nullable LevelOverride override,
    List<Reason> reasons,
    Instant at) {

  /** How slowly a level moves. */
  record Pace(Duration riseAfter, Duration fallAfter) {}

  static Evaluation of(Storm before, Facts facts, Pace pace, Instant now) {
    var judgement = LevelRules.judge(facts, before.thresholds());
    var standing =
        facts.blind()
            ? before
                .standing()
                .nextInTheDark(judgement.level(), now, pace.riseAfter(), pace.fallAfter())
            : before.standing().next(judgement.level(), now, pace.riseAfter(), pace.fallAfter());
    var set = before.override();
    var override = set != null && set.holds(now) ? set : null;
    return new Evaluation(
        before,
        judgement,
        standing,
        lastingSince(before, facts, now),
        override,
        reasons(facts, judgement, standing, override, pace, now),
        now);
  }

  int level() {
    return override == null ? standing.level() : override.level();
  }

  Instant since() {
    return levelChanged() ? at : before.since();
  }

  boolean levelChanged() {
    return level() != before.level();
  }

  boolean automaticChanged() {
    return standing.level() != before.standing().level();
  }

  /** An override was set and its time is over. */
  boolean expired() {
    return before.override() != null && override == null;
  }

  Level view() {
    return new Level(
        level(),
        Level.nameOf(level()),
        standing.level(),
        judgement.social(),
        judgement.media(),
        since(),
        at,
        override,
        reasons);
  }

  /** In the dark what has been lasting goes on. */
  private static @Nullable Instant lastingSince(Storm before, Facts facts, Instant now) {
    var since = before.lastingSince();
    if (facts.excess() >= before.thresholds().breezeExcess()) {
      return since == null ? now : since;
    }
    return facts.blind() ? since : null;
  }

  private static List<Reason> reasons(
      Facts facts,
      LevelRules.Judgement judgement,
      Standing standing,
      @Nullable LevelOverride override,
      Pace pace,
      Instant now) {
    var reasons = new ArrayList<Reason>();
    if (override != null) {
      reasons.add(Reasons.override(override, standing.level()));
    }
    reasons.addAll(judgement.reasons());
    var falling = standing.falling();
    if (falling != null) {
      reasons.add(Reasons.falling(falling, now, pace.fallAfter()));
    }
    if (facts.blind()) {
      reasons.add(Reasons.blind(facts));
    }
    return reasons;
  }
}
