package io.sturmwarte.exercise;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sturmwarte.clock.DatabaseClock;
import io.sturmwarte.cycle.Cycle;
import io.sturmwarte.cycle.Wakeups;
import io.sturmwarte.events.EventLog;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What runs by itself in this service, and what wakes it. */
@Singleton
class Cycles {
  private static final Duration CLOCK_EVERY = Duration.ofSeconds(5);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(30);

  private final DatabaseClock clock = new DatabaseClock();
  private final EventLog events;
  private final Cycle time;
  private final Cycle feed;
  private final Cycle engine;
  private final Cycle reviews;
  private final Wakeups wakeups;

  Cycles(Vertx vertx, Pool pool, ExerciseEngine exercises, Reviewer reviewer) {
    events = new EventLog(pool);
    time =
        new Cycle(
            vertx, "clock", CLOCK_EVERY, () -> clock.synchronise(pool).replaceWith(CLOCK_EVERY));
    feed = new Cycle(vertx, "feed", LONGEST_SLEEP, events::round);
    engine = new Cycle(vertx, "exercise engine", LONGEST_SLEEP, exercises::round);
    reviews = new Cycle(vertx, "reviews", LONGEST_SLEEP, reviewer::round);
    wakeups =
        new Wakeups(vertx, pool)
            .on("app_clock", time::wake)
            .on("app_clock", engine::wake)
            .on("app_clock", reviews::wake)
            .on("event", feed::wake)
            .on("exercise", engine::wake)
            .on("reply", reviews::wake);
  }

  @Produces
  @Singleton
  Clock clock() {
    return clock;
  }

  @Produces
  @Singleton
  EventLog events() {
    return events;
  }

  void start(@Observes StartupEvent started) {
    all().forEach(Cycle::start);
    wakeups.start();
  }

  void stop(@Observes ShutdownEvent stopping) {
    wakeups.stop();
    all().forEach(Cycle::stop);
  }

  private List<Cycle> all() {
    return List.of(time, feed, engine, reviews);
  }
}
