package io.sturmwarte.rule;

import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A rule as it is shown, and followed.
 *
 * @param inherited whether it is one for all brands
 * @param topic what its alerts are about; null where that is what the negatives are about
 * @param since mentions from before count for nothing; null where all count
 * @param until when it ends by itself; null where it stays
 */
public record Rule(
    UUID id,
    boolean inherited,
    String name,
    boolean enabled,
    String tells,
    Category category,
    int persistence,
    Duration cooldown,
    @Nullable String topic,
    @Nullable Instant since,
    @Nullable Instant until,
    Condition condition) {

  public static Rule of(UUID id, boolean inherited, RuleRequest request) {
    return new Rule(
        id,
        inherited,
        request.name(),
        Boolean.TRUE.equals(request.enabled()),
        request.tells(),
        request.category() == null ? Category.GENERAL : request.category(),
        request.persistence() == null ? 1 : request.persistence(),
        request.cooldown() == null ? Duration.ofHours(6) : request.cooldown(),
        request.topic(),
        request.since(),
        request.until(),
        request.condition());
  }

  /** From when on it counts what a window of its length holds. */
  Instant windowFrom(Instant end) {
    var begin = end.minus(condition.window());
    return since != null && since.isAfter(begin) ? since : begin;
  }

  public Verdict.Kind verdict() {
    return tells.equals("watch") ? Verdict.Kind.WATCH : Verdict.Kind.ALERT;
  }
}
