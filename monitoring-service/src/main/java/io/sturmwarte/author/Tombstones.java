package io.sturmwarte.author;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Authors who asked to be erased. */
@ApplicationScoped
public class Tombstones {
  private static final String FIND = "select hash from tombstone where hash = any($1)";

  private static final String SET =
      "insert into tombstone (hash) select unnest($1::uuid[]) on conflict do nothing";

  private final Pseudonyms pseudonyms;

  Tombstones(Pseudonyms pseudonyms) {
    this.pseudonyms = pseudonyms;
  }

  /**
   * Those of the authors who were erased. Ask in the transaction that stores what they wrote: an
   * erasure waits for all that began before its tombstone was there.
   */
  public Uni<Set<Handle>> among(SqlClient tx, Collection<Handle> authors) {
    if (authors.isEmpty()) {
      return Uni.createFrom().item(Set.of());
    }
    var byTombstone = new HashMap<UUID, Handle>();
    for (var author : new HashSet<>(authors)) {
      pseudonyms.tombstones(author).forEach(hash -> byTombstone.put(hash, author));
    }
    return tx.preparedQuery(FIND)
        .execute(Tuple.of((Object) byTombstone.keySet().toArray(UUID[]::new)))
        .map(rows -> erased(rows, byTombstone));
  }

  public Uni<Void> set(SqlClient tx, Handle author) {
    return tx.preparedQuery(SET)
        .execute(Tuple.of((Object) pseudonyms.tombstones(author).toArray(UUID[]::new)))
        .replaceWithVoid();
  }

  private static Set<Handle> erased(RowSet<Row> rows, Map<UUID, Handle> byTombstone) {
    var erased = new HashSet<Handle>();
    rows.forEach(row -> erased.add(byTombstone.get(row.getUUID(0))));
    return erased;
  }
}
