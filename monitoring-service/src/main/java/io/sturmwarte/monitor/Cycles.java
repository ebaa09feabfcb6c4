package io.sturmwarte.monitor;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.alert.RuleCycle;
import io.sturmwarte.alert.TellCycle;
import io.sturmwarte.alert.WatchCycle;
import io.sturmwarte.backlog.ScoringCycle;
import io.sturmwarte.brand.BrandMatcher;
import io.sturmwarte.clock.DatabaseClock;
import io.sturmwarte.copy.Copies;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.cycle.Cycle;
import io.sturmwarte.cycle.Wakeups;
import io.sturmwarte.erasure.ErasureCycle;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.imports.ImportCycle;
import io.sturmwarte.mention.MentionDays;
import io.sturmwarte.outbox.Outbox;
import io.sturmwarte.reading.ScoringSettings;
import io.sturmwarte.rescore.RescoreCycle;
import io.sturmwarte.retention.RetentionCycle;
import io.sturmwarte.source.SourceCycle;
import io.sturmwarte.storm.StormCycle;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Starts and stops the work that goes on by itself; any number of replicas may do it. */
@ApplicationScoped
class Cycles {
  private static final Duration CLOCK_EVERY = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Wakeups wakeups;
  private final List<Cycle> cycles = new ArrayList<>();

  Cycles(
      Vertx vertx,
      Pool pool,
      DatabaseClock clock,
      EventLog events,
      BrandMatcher matcher,
      MentionDays days,
      Backlog backlog,
      ScoringCycle scoring,
      ScoringSettings scoringSettings,
      Copies copies,
      RescoreCycle rescores,
      SourceCycle sources,
      ImportCycle imports,
      WatchCycle watch,
      RuleCycle rules,
      TellCycle tell,
      StormCycle storm,
      RetentionCycle retention,
      ErasureCycle erasures,
      Outbox outbox) {
    this.vertx = vertx;
    this.wakeups = new Wakeups(vertx, pool);
    add("clock", CLOCK_EVERY, () -> clock.synchronise(pool).replaceWith(CLOCK_EVERY), "app_clock");
    add("events", Duration.ofSeconds(5), events::round, "event");
    add("matcher", Duration.ofMinutes(1), matcher::round, "brand_query");
    add("days", Duration.ofHours(1), days::round, "app_clock");
    add("backlog", Duration.ofSeconds(1), backlog::round, "app_clock");
    for (var stream = 1; stream <= scoringSettings.streams(); stream++) {
      add("scoring " + stream, Duration.ofSeconds(5), scoring::round, "unscored");
    }
    add("suspects", Duration.ofSeconds(1), scoring::suspects, "app_clock");
    add("copies", Duration.ofMinutes(1), copies::round, "app_clock");
    add("rescores", Duration.ofSeconds(1), rescores::round, "rescore");
    add("sources", Duration.ofSeconds(1), sources::round, "source");
    add("imports", Duration.ofSeconds(5), imports::round, "import");
    add("source leases", Duration.ofSeconds(5), sources::renewal, "app_clock");
    add("source states", Duration.ofSeconds(1), sources::tell, "app_clock");
    add("source webhooks", Duration.ofHours(1), sources::forget, "app_clock");
    add("watch", Duration.ofSeconds(5), watch::round, "app_clock");
    add("rules", Duration.ofSeconds(5), rules::round, "app_clock");
    add("tell", Duration.ofSeconds(5), tell::round, "alert_group");
    add("storm", Duration.ofSeconds(5), storm::round, "app_clock");
    add("erasures", Duration.ofSeconds(10), erasures::round, "erasure");
    add("retention", Duration.ofHours(1), retention::round, "app_clock");
    outbox.onFinished(add("outbox", Duration.ofSeconds(5), outbox::round, "outbox")::wake);
  }

  /**
   * @param channel the notice that wakes it early
   */
  private Cycle add(
      String name, Duration longestSleep, Supplier<Uni<Duration>> work, String channel) {
    var cycle = new Cycle(vertx, name, longestSleep, work);
    cycles.add(cycle);
    wakeups.on(channel, cycle::wake);
    return cycle;
  }

  void start(@Observes StartupEvent event) {
    cycles.forEach(Cycle::start);
    wakeups.start();
  }

  void stop(@Observes ShutdownEvent event) {
    wakeups.stop();
    cycles.forEach(Cycle::stop);
  }
}
