package io.sturmwarte.monitor;

import io.sturmwarte.alert.IncidentChannel;
import io.sturmwarte.clock.DatabaseClock;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.outbox.Outbox;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;

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

  @Produces
  @Singleton
  Outbox outbox(Pool pool, IncidentChannel incidents) {
    return new Outbox(pool, Map.of("incident", incidents));
  }
}
