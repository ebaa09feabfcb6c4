package io.sturmwarte.clock;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * This machine's clock, set by the database's. What is due is decided in SQL by {@code app_now()};
 * this clock gives Java code the same time, so that replicas whose own clocks are wrong still
 * agree.
 */
public final class DatabaseClock extends Clock {
  private final Clock machine;
  private final ZoneId zone;
  private volatile Duration offset = Duration.ZERO;

  public DatabaseClock() {
    this(Clock.systemUTC(), ZoneOffset.UTC);
  }

  private DatabaseClock(Clock machine, ZoneId zone) {
    this.machine = machine;
    this.zone = zone;
  }

  /** Reads the database's time. Call it at start and every few seconds. */
  public Uni<Void> synchronise(SqlClient database) {
    return database
        .query("select app_now()")
        .execute()
        .map(rows -> rows.iterator().next().getOffsetDateTime(0))
        .invoke(this::set)
        .replaceWithVoid();
  }

  private void set(OffsetDateTime databaseTime) {
    offset = Duration.between(machine.instant(), databaseTime.toInstant());
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return Clock.offset(machine.withZone(other), offset);
  }
}
