package io.sturmwarte.silence;

import java.util.List;
import java.util.UUID;

/**
 * By which one thing makes another needless to tell.
 *
 * @param source what must be open for the same brand
 * @param target what is not told then
 */
public record Inhibition(
    UUID id, String name, List<Matcher> source, List<Matcher> target, boolean enabled) {

  /**
   * Whether one of the sources mutes it. What matches both sides is no target, or two alerts would
   * mute each other.
   */
  boolean covers(Labels labels, List<Labels> sources) {
    return enabled
        && matches(target, labels)
        && !matches(source, labels)
        && sources.stream()
            .anyMatch(one -> one.brandId().equals(labels.brandId()) && matches(source, one));
  }

  private static boolean matches(List<Matcher> matchers, Labels labels) {
    return matchers.stream().allMatch(matcher -> matcher.matches(labels));
  }
}
