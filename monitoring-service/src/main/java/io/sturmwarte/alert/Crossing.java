package io.sturmwarte.alert;

import io.sturmwarte.rule.Category;
import io.sturmwarte.rule.Condition;
import io.sturmwarte.rule.Facts;
import io.sturmwarte.rule.Rule;
import io.sturmwarte.signal.Verdict;
import io.sturmwarte.storm.Reason;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule that was crossed.
 *
 * @param ruleId null for the detector
 * @param ruleKind such as {@code detector}
 * @param platform where the rule looks at one platform only
 * @param topic where the rule knows what it is about; otherwise it is what the negatives are about
 * @param cooldown within which it is not told again
 * @param levelBreaks whether a rising storm level breaks the cooldown
 * @param coordinated whether copied texts from young accounts are what it is about
 * @param reasons what the rule has to say; the detector's are made of the evidence
 * @param mentionIds that crossed it; where there are none those of the evidence are shown
 */
record Crossing(
    Verdict.Kind kind,
    @Nullable UUID ruleId,
    String rule,
    String ruleKind,
    Category category,
    @Nullable String platform,
    @Nullable String topic,
    double score,
    Duration cooldown,
    boolean levelBreaks,
    boolean coordinated,
    List<Reason> reasons,
    List<UUID> mentionIds) {
  static final String DETECTOR = "detector";

  static Crossing of(Lookout.Finding finding) {
    return new Crossing(
        finding.kind(),
        null,
        DETECTOR,
        DETECTOR,
        Category.GENERAL,
        null,
        null,
        finding.verdict().score(),
        Refractory.PERIOD,
        false,
        finding.verdict().causes().contains(Verdict.Cause.COORDINATED),
        List.of(),
        List.of());
  }

  static Crossing of(Rule rule, Condition.Finding finding, Facts facts) {
    return new Crossing(
        rule.verdict(),
        rule.id(),
        rule.name(),
        rule.condition().kind(),
        rule.category(),
        rule.condition().platform(),
        topic(rule),
        finding.score(),
        rule.cooldown(),
        true,
        false,
        List.of(RuleReasons.of(rule, finding, facts.hitIds())),
        facts.hitIds());
  }

  private static @Nullable String topic(Rule rule) {
    return rule.topic() == null && rule.condition() instanceof Condition.NoData it
        ? "no data" + (it.source() == null ? "" : ": " + it.source())
        : rule.topic();
  }

  boolean isDetector() {
    return ruleId == null;
  }
}
