package io.sturmwarte.person;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One way to reach a person.
 *
 * @param verifiedAt when a code that was sent there came back; null: not proven
 */
public record ContactMethod(
    UUID id, Channel channel, String address, @Nullable Instant verifiedAt) {

  /** The way a message goes. */
  public enum Channel {
    @JsonProperty("email")
    EMAIL,
    @JsonProperty("sms")
    SMS,
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("slack")
    SLACK,
    @JsonProperty("teams")
    TEAMS,
    @JsonProperty("webhook")
    WEBHOOK;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
