package io.sturmwarte.source;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** A connector for sources that are asked now and then. */
public interface Polled {
  boolean reads(Settings settings);

  /** One look: at most one page of what has come since the cursor. */
  Uni<Outcome> look(Held source);

  /** How long to wait between looks when there is nothing more to read. */
  Duration every(Settings settings);
}
