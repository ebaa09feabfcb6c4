package io.sturmwarte.silence;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an alert is matched by.
 *
 * @param ruleKind what kind of rule was crossed, such as {@code detector}
 * @param mutable whether a silence or an inhibition may cover it at all
 */
public record Labels(
    UUID brandId,
    String brand,
    String team,
    String kind,
    String rule,
    String ruleKind,
    @Nullable String topic,
    @Nullable String platform,
    int level,
    boolean mutable) {
  /** By so many standard deviations of excess nothing is muted: that is no campaign any more. */
  public static final double ALWAYS_HEARD = 8;

  /** The storm that a brand is in, as a source of inhibitions. */
  public static Labels storm(UUID brandId, String brand, String team, int level) {
    return new Labels(brandId, brand, team, "storm", "", "storm", null, null, level, false);
  }

  Set<String> of(Matcher.Label label) {
    return switch (label) {
      case BRAND -> Set.of(brandId.toString(), brand);
      case KIND -> Set.of(kind);
      case RULE -> rule.equals(ruleKind) ? Set.of(rule) : Set.of(rule, ruleKind);
      case TOPIC -> Set.of(topic == null ? "" : topic);
      case PLATFORM -> Set.of(platform == null ? "" : platform);
      case LEVEL -> Set.of(Integer.toString(level));
    };
  }
}
