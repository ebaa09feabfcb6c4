package io.sturmwarte.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Text;
import java.util.List;
import java.util.Locale;

/**
 * Somebody whose yes is needed before a response goes out.
 *
 * @param why at least one reason
 */
public record Need(By by, List<Text> why) {

  /** Whose yes. */
  public enum By {
    @JsonProperty("lead")
    LEAD(Role.LEAD),
    @JsonProperty("legal")
    LEGAL(Role.LEGAL);

    final String role;

    By(String role) {
      this.role = role;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
