package io.sturmwarte.exercise;

import java.util.Locale;

/** Constants as they stand in JSON: {@code INFORM_INSIDE} is {@code inform-inside}. */
public final class Words {
  private Words() {}

  public static String of(Enum<?> constant) {
    return word(constant.name());
  }

  static String word(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
