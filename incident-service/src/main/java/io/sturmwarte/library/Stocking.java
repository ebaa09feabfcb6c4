package io.sturmwarte.library;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/**
 * Puts what ships into the database, once after each start. A newer text takes the older one's
 * place, unless the house has edited it: then it waits beside the house's, and the house chooses.
 */
@ApplicationScoped
public class Stocking implements Work {
  private static final Duration UNTIL_THE_NEXT_START = Duration.ofDays(365);

  /** Replicas that start together stock one after the other. */
  private static final String ALONE = "select pg_advisory_xact_lock(hashtext('library stocking'))";

  private static final String PUT_NEW =
      """
      insert into library_entry (shipped_key, %s, id, state, changed_by, shipped_hash)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 'published', $19, $20)
      on conflict (shipped_key) do nothing
      """
          .formatted(Entries.COLUMNS);

  /** An owner whom the house has named stays, and so does its day for the review. */
  private static final String REPLACE =
      """
      update library_entry old set (%s) = ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15,
          coalesce(old.owner, $16), greatest(old.review_on, $17)),
        shipped_hash = $19, changed_by = $18, changed_at = app_now(), version = version + 1
      where shipped_key = $1 and not edited and shipped_hash <> $19
      """
          .formatted(Entries.COLUMNS);

  private static final String LAY_BESIDE =
      """
      update library_entry set newer = $2
      where shipped_key = $1 and edited and shipped_hash <> $3 and newer ->> 'hash' is distinct from $3
      """;

  private final Pool pool;
  private final Shelf shelf;
  private final Entries entries;
  private boolean stocked;

  Stocking(Pool pool, Shelf shelf, Entries entries) {
    this.pool = pool;
    this.shelf = shelf;
    this.entries = entries;
  }

  @Override
  public String name() {
    return "library stocking";
  }

  @Override
  public String wokenBy() {
    return "library_stocking";
  }

  @Override
  public Uni<Duration> round() {
    if (stocked) {
      return Uni.createFrom().item(UNTIL_THE_NEXT_START);
    }
    return pool.withTransaction(tx -> stock(tx, shelf.entries()))
        .invoke(() -> stocked = true)
        .replaceWith(UNTIL_THE_NEXT_START);
  }

  Uni<Void> stock(SqlConnection tx, List<Shipped> shipped) {
    return tx.query(ALONE)
        .execute()
        .chain(() -> batch(tx, PUT_NEW, shipped.stream().map(this::created).toList()))
        .chain(() -> batch(tx, REPLACE, shipped.stream().map(this::replaced).toList()))
        .chain(() -> batch(tx, LAY_BESIDE, shipped.stream().map(this::laidBeside).toList()));
  }

  private static Uni<Void> batch(SqlConnection tx, String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : tx.preparedQuery(sql).executeBatch(rows).replaceWithVoid();
  }

  private Tuple created(Shipped one) {
    return entries
        .values(one.key(), one.draft())
        .addValue(Generators.timeBasedEpochGenerator().generate())
        .addValue(Changes.SYSTEM)
        .addValue(one.hash());
  }

  private Tuple replaced(Shipped one) {
    return entries.values(one.key(), one.draft()).addValue(Changes.SYSTEM).addValue(one.hash());
  }

  private Tuple laidBeside(Shipped one) {
    var newer = new JsonObject().put("hash", one.hash()).put("draft", entries.json(one.draft()));
    return Tuple.of(one.key(), newer, one.hash());
  }
}
