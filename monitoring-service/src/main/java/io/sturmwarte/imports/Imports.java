package io.sturmwarte.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The imports as people see and steer them, newest first. */
@ApplicationScoped
class Imports {
  private static final int PIECE = 1024 * 1024;
  private static final long LARGEST = 2L * 1024 * 1024 * 1024;
  private static final int MOST_REJECTED = 10_000;

  private static final String CREATE =
      """
      insert into import (id, name, team, format, mapping, created_by) values ($1, $2, $3, $4, $5::jsonb, $6)
      on conflict (id) do nothing
      """;

  private static final String SEEN = "select * from import where ($1 or team = any($2))";
  private static final String FIND = SEEN + " and id = $3";
  private static final String LIST =
      SEEN + " and ($3::uuid is null or id < $3) order by id desc limit $4";

  /** Two uploads of the same piece wait here for one another. */
  private static final String GROW =
      """
      update import set size = size + $3
      where id = $1 and size = $2 and state = 'uploading'
      """;

  private static final String KEEP =
      "insert into import_piece (import_id, start, bytes) select $1, * from unnest($2::bigint[], $3::bytea[])";

  private static final String START =
      "update import set state = 'running', due_at = app_now() where id = $1 and state = 'uploading'";

  private static final String CANCEL =
      """
      with ended as (
        update import set state = 'cancelled', finished_at = app_now(), lease = null
        where id = $1 and state in ('uploading', 'running') returning id)
      delete from import_piece where import_id in (select id from ended)
      """;

  private static final String REJECTED =
      "select line, field, reason from import_rejected where import_id = $1 and line > $2 order by line limit $3";

  private final Pool pool;
  private final ObjectMapper json;

  Imports(Pool pool, ObjectMapper json) {
    this.pool = pool;
    this.json = json;
  }

  Uni<Import> create(Caller caller, UUID id, ImportRequest request) {
    return pool.preparedQuery(CREATE)
        .execute(
            Tuple.of(
                id,
                request.name(),
                request.team(),
                request.format(),
                new JsonObject(written(request)),
                caller.name()))
        .chain(() -> find(caller, id));
  }

  Uni<Page<Import>> list(Caller caller, @Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), before, limit + 1))
        .map(Imports::imports)
        .map(imports -> Page.of(imports, limit, it -> it.id().toString()));
  }

  Uni<Import> find(Caller caller, UUID id) {
    return find(pool, caller, id);
  }

  private static Uni<Import> find(SqlClient connection, Caller caller, UUID id) {
    return connection
        .preparedQuery(FIND)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), id))
        .map(Imports::imports)
        .map(
            imports ->
                imports.stream().findFirst().orElseThrow(() -> new Problem.NotFound("import", id)));
  }

  /** The next bytes of the file; those that were sent already change nothing. */
  Uni<Import> append(Caller caller, UUID id, long offset, byte[] bytes) {
    return pool.withTransaction(
        tx ->
            find(tx, caller, id)
                .invoke(it -> requireRoom(it, bytes.length))
                .chain(
                    it ->
                        offset + bytes.length <= it.size()
                            ? Uni.createFrom().item(it)
                            : grow(tx, caller, id, offset, bytes)));
  }

  private static Uni<Import> grow(SqlClient tx, Caller caller, UUID id, long offset, byte[] bytes) {
    return tx.preparedQuery(GROW)
        .execute(Tuple.of(id, offset, (long) bytes.length))
        .chain(
            rows ->
                rows.rowCount() == 1
                    ? keep(tx, id, offset, bytes)
                    : find(tx, caller, id).invoke(Imports::refuse).replaceWithVoid())
        .chain(() -> find(tx, caller, id));
  }

  private static void refuse(Import it) {
    throw new Problem.Conflict(
        "The import is %s and has %d bytes; send the bytes from there on with Upload-Offset: %d"
            .formatted(it.state().word(), it.size(), it.size()));
  }

  private static void requireRoom(Import it, int more) {
    if (it.size() + more > LARGEST) {
      throw new Problem.TooLarge("A file has at most 2 GiB; make a second import of the rest");
    }
  }

  private static Uni<Void> keep(SqlClient tx, UUID id, long offset, byte[] bytes) {
    var starts = new ArrayList<Long>();
    var pieces = new ArrayList<Buffer>();
    for (var at = 0; at < bytes.length; at += PIECE) {
      starts.add(offset + at);
      pieces.add(Buffer.buffer(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + PIECE))));
    }
    return tx.preparedQuery(KEEP)
        .execute(Tuple.of(id, starts.toArray(Long[]::new), pieces.toArray(Buffer[]::new)))
        .replaceWithVoid();
  }

  /** A repeat changes nothing. */
  Uni<Import> start(Caller caller, UUID id) {
    return find(caller, id)
        .invoke(
            it -> {
              if (it.size() == 0) {
                throw new Problem.Conflict("Nothing was uploaded yet; send the file first");
              }
            })
        .chain(() -> pool.preparedQuery(START).execute(Tuple.of(id)))
        .chain(() -> find(caller, id));
  }

  /** What was taken in stays. */
  Uni<Import> cancel(Caller caller, UUID id) {
    return find(caller, id)
        .chain(() -> pool.preparedQuery(CANCEL).execute(Tuple.of(id)))
        .chain(() -> find(caller, id));
  }

  /** As CSV with a head, from after a line on, at most 10,000 of them. */
  Uni<String> rejected(Caller caller, UUID id, long after) {
    return find(caller, id)
        .chain(() -> pool.preparedQuery(REJECTED).execute(Tuple.of(id, after, MOST_REJECTED)))
        .map(Imports::report);
  }

  private static String report(RowSet<Row> rows) {
    var report = new StringBuilder("line,field,reason\r\n");
    for (var row : rows) {
      report
          .append(row.getLong("line"))
          .append(',')
          .append(row.getString("field"))
          .append(",\"")
          .append(row.getString("reason").replace("\"", "\"\""))
          .append("\"\r\n");
    }
    return report.toString();
  }

  private String written(ImportRequest request) {
    try {
      return json.writeValueAsString(request);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Import> imports(RowSet<Row> rows) {
    var imports = new ArrayList<Import>(rows.size());
    rows.forEach(row -> imports.add(Import.of(row)));
    return imports;
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
