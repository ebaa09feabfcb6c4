package io.sturmwarte.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.mention.Intake;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.retention.RetentionSettings;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes imports in, a chunk a round. Mentions, refused lines and the position are written in one
 * transaction by the holder of the lease: whoever goes on after a crash neither repeats nor skips.
 */
@ApplicationScoped
public class ImportCycle {
  private static final int CHUNK = 1_000;
  private static final int MOST_ATTEMPTS = 10;
  private static final Duration LEASE = Duration.ofSeconds(15);
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final Duration NO_ROOM = Duration.ofSeconds(1);

  private static final String CLAIM =
      """
      update import
      set lease = gen_random_uuid(), due_at = app_now() + $1::float8 * interval '1 second', attempts = attempts + 1
      where id = (
        select id from import where state = 'running' and due_at <= app_now()
        order by due_at, id limit 1 for update skip locked)
      returning id, lease, mapping, size, position, line, header, attempts
      """;

  private static final String PIECES =
      """
      select start, bytes from import_piece
      where import_id = $1 and start > $2 - 16777216 and start + length(bytes) > $2
      order by start limit 3
      """;

  private static final String HOLD =
      "select from import where id = $1 and lease = $2 and state = 'running' for update";

  private static final String REJECT =
      """
      insert into import_rejected (import_id, line, field, reason)
      select $1, * from unnest($2::bigint[], $3::text[], $4::text[])
      """;

  private static final String ADVANCE =
      """
      update import
      set position = $2, line = $3, header = $4, accepted = accepted + $5, duplicates = duplicates + $6,
        rejected = rejected + $7, lease = null, due_at = app_now(), attempts = 0, last_error = null,
        state = case when $2 = size then 'done' else state end,
        finished_at = case when $2 = size then app_now() end
      where id = $1
      """;

  private static final String FORGET =
      """
      delete from import_piece p using import i
      where i.id = $1 and p.import_id = i.id and p.start + length(p.bytes) <= i.position
      """;

  private static final String FAIL =
      """
      update import
      set state = case when attempts >= $3 then 'failed' else state end,
        finished_at = case when attempts >= $3 then app_now() end,
        lease = null, due_at = app_now() + interval '2 seconds', last_error = $4
      where id = $1 and lease = $2
      """;

  private final Pool pool;
  private final RetentionSettings retention;
  private final Intake intake;
  private final Backlog backlog;
  private final ObjectMapper json;
  private final Clock clock;

  ImportCycle(
      Pool pool,
      Intake intake,
      Backlog backlog,
      ObjectMapper json,
      Clock clock,
      RetentionSettings retention) {
    this.retention = retention;
    this.pool = pool;
    this.intake = intake;
    this.backlog = backlog;
    this.json = json;
    this.clock = clock;
  }

  private record Claimed(
      UUID id,
      UUID lease,
      ImportRequest mapping,
      long size,
      long position,
      long line,
      @Nullable List<String> header) {}

  /** What a chunk of a file holds, and where the next one begins. */
  private record Chunk(RowReader rows, long position, long line) {}

  public Uni<Duration> round() {
    if (!hasRoom()) {
      return Uni.createFrom().item(NO_ROOM);
    }
    return pool.preparedQuery(CLAIM)
        .execute(Tuple.of(LEASE.toMillis() / 1000.0))
        .chain(rows -> rows.size() == 0 ? idle() : workOff(claimed(rows.iterator().next())));
  }

  private boolean hasRoom() {
    try {
      backlog.requireRoom();
      return true;
    } catch (Problem.Overloaded full) {
      return false;
    }
  }

  private static Uni<Duration> idle() {
    return Uni.createFrom().item(IDLE);
  }

  private Uni<Duration> workOff(Claimed job) {
    return pool.preparedQuery(PIECES)
        .execute(Tuple.of(job.id(), job.position()))
        .emitOn(Infrastructure.getDefaultWorkerPool())
        .map(pieces -> read(job, pieces))
        .chain(chunk -> pool.withTransaction(tx -> hold(tx, job, chunk)))
        .onFailure()
        .recoverWithUni(failure -> fail(job, failure))
        .replaceWith(Duration.ZERO);
  }

  private Chunk read(Claimed job, RowSet<Row> pieces) {
    var window = Buffer.buffer();
    for (var piece : pieces) {
      var skipped = (int) Math.max(0, job.position() - piece.getLong("start"));
      var bytes = piece.get(Buffer.class, "bytes");
      window.appendBuffer(bytes, skipped, bytes.length() - skipped);
    }
    var isLast = job.position() + window.length() >= job.size();
    var lines =
        new Lines(window.getBytes(), isLast, job.mapping().format().equals("csv"), job.line());
    var rows =
        new RowReader(job.mapping(), json, clock.instant(), retention.mentions(), job.header());
    lines.next(CHUNK).forEach(rows::read);
    return new Chunk(rows, job.position() + lines.position(), lines.line());
  }

  private Uni<Void> hold(SqlClient tx, Claimed job, Chunk chunk) {
    return tx.preparedQuery(HOLD)
        .execute(Tuple.of(job.id(), job.lease()))
        .chain(rows -> rows.size() == 1 ? write(tx, job, chunk) : Uni.createFrom().voidItem());
  }

  private Uni<Void> write(SqlClient tx, Claimed job, Chunk chunk) {
    var rows = chunk.rows();
    return intake
        .take(tx, rows.items())
        .call(() -> reject(tx, job, rows.rejected()))
        .chain(accepted -> advance(tx, job, chunk, accepted))
        .chain(() -> tx.preparedQuery(FORGET).execute(Tuple.of(job.id())))
        .replaceWithVoid();
  }

  private static Uni<Void> reject(SqlClient tx, Claimed job, List<RowReader.Rejected> rejected) {
    if (rejected.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.preparedQuery(REJECT)
        .execute(
            Tuple.of(
                job.id(),
                column(rejected, RowReader.Rejected::line).toArray(Long[]::new),
                column(rejected, RowReader.Rejected::field).toArray(String[]::new),
                column(rejected, RowReader.Rejected::reason).toArray(String[]::new)))
        .replaceWithVoid();
  }

  private static <T> List<T> column(
      List<RowReader.Rejected> rejected, Function<RowReader.Rejected, T> value) {
    return rejected.stream().map(value).toList();
  }

  private static Uni<Void> advance(SqlClient tx, Claimed job, Chunk chunk, int accepted) {
    var rows = chunk.rows();
    var header = rows.header();
    return tx.preparedQuery(ADVANCE)
        .execute(
            Tuple.from(
                new Object[] {
                  job.id(),
                  chunk.position(),
                  chunk.line(),
                  header == null ? null : header.toArray(String[]::new),
                  accepted,
                  rows.items().size() - accepted,
                  rows.rejected().size()
                }))
        .replaceWithVoid();
  }

  private Uni<Void> fail(Claimed job, Throwable failure) {
    return pool.preparedQuery(FAIL)
        .execute(Tuple.of(job.id(), job.lease(), MOST_ATTEMPTS, failure.toString()))
        .replaceWithVoid();
  }

  private Claimed claimed(Row row) {
    var header = row.getArrayOfStrings("header");
    return new Claimed(
        row.getUUID("id"),
        row.getUUID("lease"),
        mapping(row.getJsonObject("mapping").encode()),
        row.getLong("size"),
        row.getLong("position"),
        row.getLong("line"),
        header == null ? null : List.of(header));
  }

  private ImportRequest mapping(String stored) {
    try {
      return json.readValue(stored, ImportRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
