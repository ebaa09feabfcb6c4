package io.sturmwarte.source;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;

/** A connector for sources that are listened to. */
public interface Live {
  boolean reads(Settings settings);

  /**
   * Connects, and fails as a call does. What comes goes to {@code listener} from then on.
   *
   * @return ends the connection
   */
  Uni<Runnable> open(Held source, Listener listener);

  /**
   * A look at what came before the connection stood, page by page; the listener's own is written
   * after it. Gives {@link Outcome.Taken} with {@code next} null when there is no more.
   */
  Uni<Outcome> catchUp(Held source);

  /** Where to begin again after a gap: a little earlier, since not all comes in order. */
  JsonObject rewound(JsonObject cursor);

  /** Whether it carries everything there is, so that only what a query finds is kept. */
  default boolean matchesOnly() {
    return false;
  }

  /** Takes what a connection gives, in its order. Called by one thread at a time. */
  interface Listener {
    /** Something came, be it a sign of life only. */
    void alive();

    /**
     * @param cursor where to go on after it; empty where it stays as it was
     */
    void take(Harvest harvest, JsonObject cursor);

    /** The connection is no more. */
    void ended(Outcome why);
  }
}
