package io.sturmwarte.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.UUID;

/**
 * How a person wants to be told.
 *
 * @param delayMinutes after the message was written, 0-1440
 */
public record NotificationRule(UUID id, UUID contactMethodId, int delayMinutes, Urgency urgency) {

  /** S1 and S2 are high. */
  public enum Urgency {
    @JsonProperty("high")
    HIGH,
    @JsonProperty("low")
    LOW;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Urgency of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
