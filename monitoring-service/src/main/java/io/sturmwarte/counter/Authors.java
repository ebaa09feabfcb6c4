package io.sturmwarte.counter;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * How many distinct authors wrote about a brand, as sketches of an hour each (UltraLogLog, Ertl
 * 2024; 512 bytes, standard error 3.5 %). The same author again changes nothing, so that it does
 * not matter how often a mention is added.
 */
public final class Authors {
  private static final int PRECISION = 9;

  /** Whoever is first makes the row; two that come at once then wait for each other. */
  private static final String MAKE =
      """
      insert into author_sketch (brand_id, hour, platform, authors)
      select *, '' from unnest($1::uuid[], $2::timestamptz[], $3::text[])
      on conflict do nothing
      """;

  private static final String READ =
      """
      select brand_id, hour, platform, authors
      from author_sketch join unnest($1::uuid[], $2::timestamptz[], $3::text[]) as k (brand_id, hour, platform)
        using (brand_id, hour, platform)
      order by brand_id, hour, platform
      for update of author_sketch
      """;

  private static final String WRITE =
      """
      update author_sketch a set authors = n.authors
      from unnest($1::uuid[], $2::timestamptz[], $3::text[], $4::bytea[]) as n (brand_id, hour, platform, authors)
      where (a.brand_id, a.hour, a.platform) = (n.brand_id, n.hour, n.platform)
      """;

  private Authors() {}

  /** Somebody who wrote about a brand. */
  public record Wrote(UUID brand, Instant at, String platform, String author) {
    private Key key() {
      return new Key(brand, at.truncatedTo(ChronoUnit.HOURS), platform);
    }
  }

  private record Key(UUID brand, Instant hour, String platform) {
    private static final Comparator<Key> ORDER =
        Comparator.comparing(Key::brand).thenComparing(Key::hour).thenComparing(Key::platform);
  }

  /** In the transaction of {@code connection}. */
  public static Uni<Void> add(SqlClient connection, Collection<Wrote> wrote) {
    if (wrote.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var sketches = new TreeMap<Key, UltraLogLog>(Key.ORDER);
    wrote.forEach(one -> sketches.computeIfAbsent(one.key(), ignored -> empty()).add(hash(one)));
    return connection
        .preparedQuery(MAKE)
        .execute(keys(sketches))
        .chain(() -> connection.preparedQuery(READ).execute(keys(sketches)))
        .invoke(rows -> merge(rows, sketches))
        .chain(() -> connection.preparedQuery(WRITE).execute(withStates(sketches)))
        .replaceWithVoid();
  }

  /** How many there are in all these sketches together. */
  public static long count(Collection<Buffer> sketches) {
    var all = empty();
    for (var sketch : sketches) {
      if (sketch.length() > 0) {
        all.add(UltraLogLog.wrap(sketch.getBytes()));
      }
    }
    return Math.round(all.getDistinctCountEstimate());
  }

  private static UltraLogLog empty() {
    return UltraLogLog.create(PRECISION);
  }

  private static long hash(Wrote wrote) {
    return Hashing.komihash5_0().hashCharsToLong(wrote.author());
  }

  private static void merge(RowSet<Row> rows, Map<Key, UltraLogLog> sketches) {
    for (var row : rows) {
      var known = (Buffer) row.getValue("authors");
      var key =
          new Key(
              row.getUUID("brand_id"),
              row.getOffsetDateTime("hour").toInstant(),
              row.getString("platform"));
      var sketch = sketches.get(key);
      if (sketch != null && known.length() > 0) {
        sketch.add(UltraLogLog.wrap(known.getBytes()));
      }
    }
  }

  private static Tuple keys(Map<Key, UltraLogLog> sketches) {
    var keys = sketches.keySet();
    return Tuple.of(
        keys.stream().map(Key::brand).toArray(UUID[]::new),
        keys.stream()
            .map(key -> key.hour().atOffset(ZoneOffset.UTC))
            .toArray(OffsetDateTime[]::new),
        keys.stream().map(Key::platform).toArray(String[]::new));
  }

  private static Tuple withStates(Map<Key, UltraLogLog> sketches) {
    var states =
        sketches.values().stream()
            .map(sketch -> Buffer.buffer(sketch.getState()))
            .toArray(Buffer[]::new);
    return keys(sketches).addValue(states);
  }
}
