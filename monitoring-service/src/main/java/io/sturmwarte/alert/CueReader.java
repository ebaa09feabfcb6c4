package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads how people write now, and how they wrote before the day that is going on. */
final class CueReader {
  private static final int TEXTS = 500;

  private static final String READ =
      """
      select m.text
      from mention_brand mb join mention m on m.id = mb.mention_id and m.published_at = mb.published_at
      where mb.brand_id = $1 and mb.published_at > $2 and mb.published_at <= $3 and not m.exercise
      order by mb.published_at desc
      limit $4
      """;

  private CueReader() {}

  static Uni<LanguageCue> read(SqlClient connection, UUID brandId, Instant now) {
    var yesterday = now.minus(Duration.ofDays(1));
    return texts(connection, brandId, now.minus(Duration.ofHours(1)), now)
        .chain(
            texts ->
                texts(connection, brandId, yesterday.minus(Duration.ofDays(7)), yesterday)
                    .map(before -> LanguageCue.of(texts, before)));
  }

  private static Uni<List<String>> texts(
      SqlClient connection, UUID brandId, Instant from, Instant to) {
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(brandId, utc(from), utc(to), TEXTS))
        .map(CueReader::texts);
  }

  private static List<String> texts(RowSet<Row> rows) {
    var texts = new ArrayList<String>(rows.size());
    rows.forEach(row -> texts.add(row.getString(0)));
    return texts;
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
