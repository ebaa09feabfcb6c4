package io.sturmwarte.brand;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.query.Matcher;
import io.sturmwarte.query.QueryParser;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** All queries, in memory on every replica; read again when one has changed. */
@ApplicationScoped
public class BrandMatcher {
  private static final Duration AT_THE_LATEST = Duration.ofMinutes(1);
  private static final String ALL = "select brand_id, expression from brand_query";

  private final Pool pool;
  private final AtomicReference<@Nullable Matcher<UUID>> current = new AtomicReference<>();

  BrandMatcher(Pool pool) {
    this.pool = pool;
  }

  public Uni<Matcher<UUID>> current() {
    var known = current.get();
    return known == null ? load() : Uni.createFrom().item(known);
  }

  public Uni<Void> refresh() {
    return load().replaceWithVoid();
  }

  /** Woken when a query has changed on any replica. */
  public Uni<Duration> round() {
    return load().replaceWith(AT_THE_LATEST);
  }

  private Uni<Matcher<UUID>> load() {
    return pool.query(ALL).execute().map(BrandMatcher::matcher).invoke(current::set);
  }

  private static Matcher<UUID> matcher(RowSet<Row> rows) {
    var entries = new ArrayList<Matcher.Entry<UUID>>(rows.size());
    for (var row : rows) {
      var expression = QueryParser.parse(row.getString("expression"));
      entries.add(new Matcher.Entry<>(row.getUUID("brand_id"), expression));
    }
    return new Matcher<>(entries);
  }
}
