package io.sturmwarte.rule;

import io.sturmwarte.signal.Verdict;
import java.time.Duration;
import java.util.UUID;

/**
 * A rule as it is shown, and followed.
 *
 * @param inherited whether it is one for all brands
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
        request.condition());
  }

  public Verdict.Kind verdict() {
    return tells.equals("watch") ? Verdict.Kind.WATCH : Verdict.Kind.ALERT;
  }
}
