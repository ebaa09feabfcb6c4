package io.sturmwarte.mention;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Makes the partitions of the days that mentions come from, and those of the coming days ahead. */
@ApplicationScoped
public class MentionDays {
  private static final int DAYS_AHEAD = 3;

  private final Pool pool;
  private final Clock clock;
  private final Set<LocalDate> made = ConcurrentHashMap.newKeySet();

  MentionDays(Pool pool, Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  /** Looks ahead once an hour. */
  public Uni<Duration> round() {
    var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var days = Stream.iterate(today, day -> day.plusDays(1)).limit(DAYS_AHEAD + 1).toList();
    return make(days).replaceWith(Duration.ofHours(1));
  }

  /** In a transaction of its own, so that no batch holds the lock while it is stored. */
  Uni<Void> ensure(Collection<Item> items) {
    var missing =
        items.stream()
            .map(item -> LocalDate.ofInstant(item.publishedAt(), ZoneOffset.UTC))
            .distinct()
            .filter(day -> !made.contains(day))
            .toList();
    return missing.isEmpty() ? Uni.createFrom().voidItem() : make(missing);
  }

  private Uni<Void> make(List<LocalDate> days) {
    return pool.preparedQuery("select mention_days($1)")
        .execute(Tuple.of(days.toArray(LocalDate[]::new)))
        .invoke(() -> made.addAll(days))
        .replaceWithVoid();
  }
}
