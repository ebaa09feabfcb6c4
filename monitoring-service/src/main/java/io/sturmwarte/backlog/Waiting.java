package io.sturmwarte.backlog;

import io.sturmwarte.copy.Copies;
import io.sturmwarte.counter.Authors;
import io.sturmwarte.reading.Text;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mention that waits for its score.
 *
 * @param repost it says itself of what
 */
record Waiting(
    Text text,
    Instant publishedAt,
    String platform,
    @Nullable String author,
    List<UUID> brandIds,
    boolean exercise,
    boolean repost) {

  static List<Waiting> of(RowSet<Row> rows) {
    var waiting = new ArrayList<Waiting>(rows.size());
    rows.forEach(row -> waiting.add(of(row)));
    return waiting;
  }

  private static Waiting of(Row row) {
    return new Waiting(
        new Text(row.getUUID("mention_id"), row.getString("text"), row.getString("language")),
        row.getOffsetDateTime("published_at").toInstant(),
        row.getString("platform"),
        row.getString("author"),
        List.of(row.getArrayOfUUIDs("brand_ids")),
        row.getBoolean("exercise"),
        row.getBoolean("repost"));
  }

  boolean mayBeCopy() {
    return !repost && !exercise;
  }

  Copies.Post post() {
    return new Copies.Post(text.id(), text.text(), publishedAt);
  }

  /** Its author, for each of its brands. */
  Stream<Authors.Wrote> wrote() {
    return author == null || exercise
        ? Stream.empty()
        : brandIds.stream().map(brand -> new Authors.Wrote(brand, publishedAt, platform, author));
  }
}
