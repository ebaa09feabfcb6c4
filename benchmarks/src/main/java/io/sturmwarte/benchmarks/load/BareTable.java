package io.sturmwarte.benchmarks.load;

import io.sturmwarte.launch.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * The fastest way to store mentions once each: one table with its key, a unique key of the source
 * and an index on the time, one statement with an array for each column.
 */
final class BareTable implements AutoCloseable {
  private static final String TABLE =
      """
      create table bare_mention (
        id uuid primary key, team text not null, source text not null, external_id text not null, platform text not null,
        author text, author_followers bigint, author_created_at timestamptz, text text not null, language text,
        published_at timestamptz not null, reach bigint not null, engagement bigint not null,
        unique (team, source, external_id));
      create index on bare_mention (team, published_at)
      """;

  private static final String INSERT =
      """
      insert into bare_mention
      select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::timestamptz[],
        ?::text[], ?::text[], ?::timestamptz[], ?::bigint[], ?::bigint[])
      on conflict do nothing
      """;

  private static final int WRITERS = 2;

  private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

  BareTable(Postgres postgres) throws SQLException {
    postgres.withDatabases(List.of("bare"));
    for (var n = 0; n < WRITERS; n++) {
      connections.add(postgres.connect("bare"));
    }
    try (var statement = connections.element().createStatement()) {
      statement.execute(TABLE);
    }
  }

  /** One transaction. */
  void insert(List<Traffic.Mention> batch) throws SQLException, InterruptedException {
    var connection = connections.take();
    var sorted = batch.stream().sorted(Comparator.comparing(Traffic.Mention::externalId)).toList();
    try (var statement = connection.prepareStatement(INSERT)) {
      var n = 1;
      statement.setArray(n++, array(connection, "uuid", sorted, m -> id()));
      statement.setArray(n++, array(connection, "text", sorted, m -> "nord"));
      statement.setArray(n++, array(connection, "text", sorted, Traffic.Mention::source));
      statement.setArray(n++, array(connection, "text", sorted, Traffic.Mention::externalId));
      statement.setArray(n++, array(connection, "text", sorted, Traffic.Mention::platform));
      statement.setArray(n++, array(connection, "text", sorted, Traffic.Mention::author));
      statement.setArray(
          n++, array(connection, "bigint", sorted, Traffic.Mention::authorFollowers));
      statement.setArray(
          n++,
          array(
              connection,
              "timestamptz",
              sorted,
              m -> m.authorCreatedAt().atOffset(ZoneOffset.UTC)));
      statement.setArray(n++, array(connection, "text", sorted, Traffic.Mention::text));
      statement.setArray(n++, array(connection, "text", sorted, Traffic.Mention::language));
      statement.setArray(
          n++,
          array(connection, "timestamptz", sorted, m -> m.publishedAt().atOffset(ZoneOffset.UTC)));
      statement.setArray(n++, array(connection, "bigint", sorted, Traffic.Mention::reach));
      statement.setArray(n++, array(connection, "bigint", sorted, Traffic.Mention::engagement));
      statement.executeUpdate();
    } finally {
      connections.add(connection);
    }
  }

  /** Rising, as the service's are. */
  private static UUID id() {
    var random = java.util.concurrent.ThreadLocalRandom.current();
    long high = Clock.systemUTC().millis() << 16 | 0x7000 | random.nextInt(0x1000);
    return new UUID(high, random.nextLong() >>> 2 | 0x8000_0000_0000_0000L);
  }

  private static <T> java.sql.Array array(
      Connection connection,
      String type,
      List<Traffic.Mention> batch,
      Function<Traffic.Mention, T> value)
      throws SQLException {
    return connection.createArrayOf(type, batch.stream().map(value).toArray());
  }

  @Override
  public void close() throws SQLException {
    for (var connection : connections) {
      connection.close();
    }
  }
}
