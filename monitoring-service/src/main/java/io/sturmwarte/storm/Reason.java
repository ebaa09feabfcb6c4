package io.sturmwarte.storm;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a level or an alert is what it is.
 *
 * @param code the same in all languages
 * @param usual what the value is otherwise; null where that is not known or makes no sense
 * @param mentionIds mentions that carry it
 */
public record Reason(
    String code, double value, @Nullable Double usual, Text text, List<UUID> mentionIds) {

  /** A sentence for people. */
  public record Text(String de, String en) {}
}
