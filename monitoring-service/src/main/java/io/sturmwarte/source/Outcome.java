package io.sturmwarte.source;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What one look at a source came to. */
public sealed interface Outcome {
  /**
   * It answered.
   *
   * @param cursor where to go on; stored with what was taken, or not at all
   * @param next when to look again; zero where there is more to read
   * @param movedTo where it says that it has moved to for good
   */
  record Taken(
      Harvest harvest, JsonObject cursor, @Nullable Duration next, @Nullable String movedTo)
      implements Outcome {
    public Taken(Harvest harvest, JsonObject cursor) {
      this(harvest, cursor, null, null);
    }
  }

  /** It answers, but wants to be left alone for a while. */
  record Limited(Duration pause, String reason) implements Outcome {}

  /**
   * It does not do what it should.
   *
   * @param reason for people, without internal detail
   * @param cursor where to go on instead, where the stored cursor was the trouble
   */
  record Failed(String reason, @Nullable JsonObject cursor) implements Outcome {
    public Failed(String reason) {
      this(reason, null);
    }
  }
}
