package io.sturmwarte.engine;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sturmwarte.clock.DatabaseClock;
import io.sturmwarte.cycle.Cycle;
import io.sturmwarte.cycle.Wakeups;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.notify.Channels;
import io.sturmwarte.outbox.Outbox;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Starts and stops the cycles, and says what wakes which. */
@ApplicationScoped
public class Engine {
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(15);
  private static final Duration CLOCK_CHECK = Duration.ofSeconds(5);

  private final DatabaseClock clock = new DatabaseClock();
  private final EventLog events;
  private final Wakeups wakeups;
  private final List<Cycle> cycles = new ArrayList<>();

  Engine(Vertx vertx, Pool pool, @Any Instance<Work> works, Channels channels) {
    events = new EventLog(pool);
    wakeups = new Wakeups(vertx, pool);
    var outbox = new Outbox(pool, channels.byWord());
    var outboxCycle = new Cycle(vertx, "outbox", LONGEST_SLEEP, outbox::round);
    var eventCycle = new Cycle(vertx, "events", LONGEST_SLEEP, events::round);
    outbox.onFinished(outboxCycle::wake);
    wakeups.on("outbox", outboxCycle::wake).on("event", eventCycle::wake);
    cycles.add(
        new Cycle(
            vertx, "clock", CLOCK_CHECK, () -> clock.synchronise(pool).replaceWith(CLOCK_CHECK)));
    cycles.addAll(List.of(outboxCycle, eventCycle));
    for (var work : works) {
      var cycle = new Cycle(vertx, work.name(), LONGEST_SLEEP, work::round);
      wakeups.on(work.wokenBy(), cycle::wake);
      cycles.add(cycle);
    }
    wakeups.on("app_clock", () -> cycles.forEach(Cycle::wake));
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
