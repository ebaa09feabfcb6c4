package io.sturmwarte.topic;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;

/**
 * The posts that are looked at, of all that there are.
 *
 * @param total how many there are
 */
record Sample(List<Post> posts, long total) {
  static Sample of(RowSet<Row> rows, Phrases phrases) {
    var posts = new ArrayList<Post>(rows.size());
    var total = 0L;
    for (var row : rows) {
      total = row.getLong("total");
      posts.add(
          Post.of(
              row.getUUID("id"),
              row.getString("text"),
              row.getOffsetDateTime("published_at").toInstant(),
              row.getLong("reach"),
              phrases));
    }
    return new Sample(posts, total);
  }

  /** How many of all these stand for. */
  double standFor(long some) {
    return posts.isEmpty() ? 0 : (double) some * total / posts.size();
  }
}
