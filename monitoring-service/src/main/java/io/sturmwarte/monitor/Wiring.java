package io.sturmwarte.monitor;

import io.sturmwarte.clock.DatabaseClock;
import io.sturmwarte.events.EventLog;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The parts that are shared by all features. */
class Wiring {
  @Produces
  @Singleton
  DatabaseClock clock() {
    return new DatabaseClock();
  }

  @Produces
  @Singleton
  EventLog eventLog(Pool pool) {
    return new EventLog(pool);
  }
}
