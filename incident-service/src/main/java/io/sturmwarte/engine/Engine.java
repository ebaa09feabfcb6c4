package io.sturmwarte.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sturmwarte.clock.DatabaseClock;
import io.sturmwarte.cycle.Cycle;
import io.sturmwarte.cycle.Wakeups;
import io.sturmwarte.escalation.DeadlineWatch;
import io.sturmwarte.escalation.EscalationEngine;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.notify.EmailChannel;
import io.sturmwarte.notify.WebhookChannel;
import io.sturmwarte.outbox.Outbox;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Starts and stops the cycles, and says what wakes which. */
@ApplicationScoped
public class Engine {
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(15);
  private static final Duration CLOCK_CHECK = Duration.ofSeconds(5);

  private final DatabaseClock clock = new DatabaseClock();
  private final EventLog events;
  private final Wakeups wakeups;
  private final List<Cycle> cycles;

  Engine(
      Vertx vertx,
      Pool pool,
      EscalationEngine escalation,
      DeadlineWatch deadlines,
      EmailChannel email,
      WebhookChannel webhook) {
    events = new EventLog(pool);
    var outbox = new Outbox(pool, Map.of("email", email, "webhook", webhook));
    var clockCycle =
        new Cycle(
            vertx, "clock", CLOCK_CHECK, () -> clock.synchronise(pool).replaceWith(CLOCK_CHECK));
    var chainCycle = new Cycle(vertx, "escalation", LONGEST_SLEEP, escalation::round);
    var deadlineCycle = new Cycle(vertx, "deadlines", LONGEST_SLEEP, deadlines::round);
    var outboxCycle = new Cycle(vertx, "outbox", LONGEST_SLEEP, outbox::round);
    var eventCycle = new Cycle(vertx, "events", LONGEST_SLEEP, events::round);
    outbox.onFinished(outboxCycle::wake);
    cycles = List.of(clockCycle, chainCycle, deadlineCycle, outboxCycle, eventCycle);
    wakeups =
        new Wakeups(vertx, pool)
            .on("app_clock", () -> cycles.forEach(Cycle::wake))
            .on("incident_chain", chainCycle::wake)
            .on("deadline", deadlineCycle::wake)
            .on("outbox", outboxCycle::wake)
            .on("event", eventCycle::wake);
  }

  @Produces
  @Singleton
  EventLog events() {
    return events;
  }

  @Produces
  @Singleton
  Clock clock() {
    return clock;
  }

  void start(@Observes StartupEvent start) {
    wakeups.start();
    cycles.forEach(Cycle::start);
  }

  /** What is claimed and not finished is taken over by another replica, or after the restart. */
  void stop(@Observes ShutdownEvent stop) {
    cycles.forEach(Cycle::stop);
    wakeups.stop();
  }
}
