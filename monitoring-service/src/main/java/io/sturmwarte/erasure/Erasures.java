package io.sturmwarte.erasure;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.author.Handle;
import io.sturmwarte.author.Pseudonyms;
import io.sturmwarte.author.Tombstones;
import io.sturmwarte.disclosure.AccessLog;
import io.sturmwarte.disclosure.AuthorRequest;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The jobs, newest first; their ids are in the order of time. */
@ApplicationScoped
class Erasures {
  /** A repeat under the same key gives the job of the first time. */
  private static final String CREATE =
      """
      insert into erasure (id, request_key, platform, handle, authors, tombstone, reason, created_by)
      values ($1, $2, $3, $4, $5, $6, $7, $8)
      on conflict (request_key) do update set request_key = excluded.request_key
      returning %s
      """
          .formatted(columns());

  private static final String LIST =
      """
      select %s from erasure where $1::uuid is null or id < $1 order by id desc limit $2
      """
          .formatted(columns());

  private static final String FIND = "select %s from erasure where id = $1".formatted(columns());

  private final Pool pool;
  private final Pseudonyms pseudonyms;
  private final Tombstones tombstones;
  private final AccessLog log;

  Erasures(Pool pool, Pseudonyms pseudonyms, Tombstones tombstones, AccessLog log) {
    this.pool = pool;
    this.pseudonyms = pseudonyms;
    this.tombstones = tombstones;
    this.log = log;
  }

  private static String columns() {
    return "*, nullif(position_at, '-infinity') as reached_at";
  }

  /** The tombstone, the job and the entry in the log are there together. */
  Uni<Erasure> create(Caller caller, @Nullable String key, AuthorRequest request) {
    var author = request.author();
    return pool.withTransaction(
        tx ->
            insert(tx, caller, key, author, request.reason())
                .call(() -> tombstones.set(tx, author))
                .call(() -> log.add(tx, caller, "erasure", author, request.reason())));
  }

  private Uni<Erasure> insert(
      SqlClient tx, Caller caller, @Nullable String key, Handle author, String reason) {
    var tombstone = pseudonyms.tombstones(author).getFirst();
    var parameters =
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          key == null ? null : caller.name() + "\n" + key,
          author.platform(),
          author.name(),
          pseudonyms.all(author).toArray(String[]::new),
          tombstone,
          reason,
          caller.name()
        };
    return tx.preparedQuery(CREATE)
        .execute(Tuple.from(parameters))
        .map(rows -> rows.iterator().next())
        .invoke(row -> requireSame(row, tombstone, reason))
        .map(Erasure::of);
  }

  private static void requireSame(Row row, UUID tombstone, String reason) {
    if (!row.getUUID("tombstone").equals(tombstone) || !row.getString("reason").equals(reason)) {
      throw new Problem.Contradiction(
          "This Idempotency-Key was used for another erasure; take a new one");
    }
  }

  Uni<Page<Erasure>> list(@Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(before, limit + 1))
        .map(Erasures::jobs)
        .map(jobs -> Page.of(jobs, limit, job -> job.id().toString()));
  }

  Uni<Erasure> find(UUID id) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(id))
        .map(Erasures::jobs)
        .map(
            jobs ->
                jobs.stream().findFirst().orElseThrow(() -> new Problem.NotFound("erasure", id)));
  }

  private static List<Erasure> jobs(RowSet<Row> rows) {
    var jobs = new ArrayList<Erasure>(rows.size());
    rows.forEach(row -> jobs.add(Erasure.of(row)));
    return jobs;
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
