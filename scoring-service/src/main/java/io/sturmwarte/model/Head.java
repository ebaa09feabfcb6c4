package io.sturmwarte.model;

import io.sturmwarte.text.Language;
import java.util.List;

/** A question that the model answers about a text. */
public enum Head {
  NEGATIVE,
  NEUTRAL,
  POSITIVE,
  TOXIC;

  /** There is no open English corpus of insults, so that question has German weights only. */
  public static List<Head> of(Language language) {
    return switch (language) {
      case GERMAN -> List.of(NEGATIVE, NEUTRAL, POSITIVE, TOXIC);
      case ENGLISH -> List.of(NEGATIVE, NEUTRAL, POSITIVE);
      case UNSUPPORTED -> List.of();
    };
  }
}
