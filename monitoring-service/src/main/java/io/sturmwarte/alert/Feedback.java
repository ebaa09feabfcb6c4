package io.sturmwarte.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody thinks of an alert. */
public record Feedback(Verdict verdict, @Nullable String comment, String givenBy, Instant givenAt) {

  /** Whether it was good to be told. */
  public enum Verdict {
    @JsonProperty("useful")
    USEFUL,
    @JsonProperty("noise")
    NOISE
  }

  /** Feedback as it is sent to us. */
  record Request(@NotNull Verdict verdict, @Nullable @Size(max = 1_000) String comment) {}

  /** How many people think so; of each the last word. */
  public record Counts(long useful, long noise) {
    public static final Counts NONE = new Counts(0, 0);
  }
}
