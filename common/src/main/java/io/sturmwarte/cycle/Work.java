package io.sturmwarte.cycle;

import io.smallrye.mutiny.Uni;
import java.time.Duration;

/** Work that waits in the database. A service runs all that it finds, each in a cycle. */
public interface Work {
  /** What the log calls it. */
  String name();

  /** The channel of PostgreSQL's NOTIFY that says something may be due earlier than thought. */
  String wokenBy();

  /** One round; gives how long until there is more to do, zero when more is waiting. */
  Uni<Duration> round();
}
