package io.sturmwarte.alert;

import io.sturmwarte.rule.Category;
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
 * @param cooldown within which it is not told again
 * @param levelBreaks whether a rising storm level breaks the cooldown
 * @param reasons what the rule has to say; the detector's are made of the evidence
 */
record Crossing(
    Verdict.Kind kind,
    @Nullable UUID ruleId,
    String rule,
    String ruleKind,
    Category category,
    @Nullable String platform,
    double score,
    Duration cooldown,
    boolean levelBreaks,
    List<Reason> reasons) {
  static final String DETECTOR = "detector";

  static Crossing of(Verdict verdict) {
    return new Crossing(
        verdict.kind(),
        null,
        DETECTOR,
        DETECTOR,
        Category.GENERAL,
        null,
        verdict.score(),
        Refractory.PERIOD,
        false,
        List.of());
  }

  boolean isDetector() {
    return ruleId == null;
  }
}
