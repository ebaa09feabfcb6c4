package io.sturmwarte.silence;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * Why an alert was not told.
 *
 * @param id of the silence, of the inhibition, or of the alert that was told already
 */
public record Suppression(Kind kind, UUID id) {

  /** What kept it back. */
  public enum Kind {
    SILENCE,
    INHIBITION,
    /** The same was told not long ago. */
    REFRACTORY;

    @JsonCreator
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
