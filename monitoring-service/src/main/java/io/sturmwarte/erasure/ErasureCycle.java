package io.sturmwarte.erasure;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.author.Handle;
import io.sturmwarte.erasure.Erasure.Step;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Works erasures off, a piece a round, each in one transaction that holds the job's row; whoever
 * dies leaves the job where it was. A failure is noted and the job tried again: what the law asks
 * for is not given up.
 */
@ApplicationScoped
public class ErasureCycle {
  private static final Logger LOG = Logger.getLogger(ErasureCycle.class);
  private static final Duration IDLE = Duration.ofSeconds(10);

  private static final String CLAIM =
      """
      select id, platform, handle, authors, step from erasure
      where step <> 'done' and due_at <= app_now()
      order by due_at, id
      limit 1
      for update skip locked
      """;

  private static final String LATER =
      """
      update erasure set last_error = $2, due_at = app_now() + interval '30 seconds' where id = $1
      """;

  /** Tables whose deleted rows, and whose statistics, are to go as well. */
  private static final String TOUCHED =
      """
      select format('%I', name) as name
      from (
        select jsonb_object_keys(removed || changed) as name from erasure where id = $1
        union values ('erasure'), ('erasure_reference')) as t
      where to_regclass(name) is not null
      """;

  private final Pool pool;

  ErasureCycle(Pool pool) {
    this.pool = pool;
  }

  /** A job, as a round works on it. */
  record Job(UUID id, Handle author, String[] authors, Step step) {
    static Job of(Row row) {
      return new Job(
          row.getUUID("id"),
          new Handle(row.getString("platform"), row.getString("handle")),
          row.getArrayOfStrings("authors"),
          Step.of(row.getString("step")));
    }
  }

  /**
   * What a round came to.
   *
   * @param done the job that came to its end
   */
  private record Round(Optional<Job> done, Duration sleep) {
    static final Round OF_NOTHING = new Round(Optional.empty(), IDLE);

    static Round of(Job job, Duration sleep) {
      return new Round(job.step() == Step.SPACE ? Optional.of(job) : Optional.empty(), sleep);
    }
  }

  public Uni<Duration> round() {
    return pool.withTransaction(this::claim)
        .onFailure(Failed.class)
        .call(failure -> later((Failed) failure))
        .call(round -> round.done().map(this::clean).orElseGet(Uni.createFrom()::voidItem))
        .map(Round::sleep);
  }

  private Uni<Round> claim(SqlClient tx) {
    return tx.query(CLAIM)
        .execute()
        .chain(
            rows ->
                rows.size() == 0
                    ? Uni.createFrom().item(Round.OF_NOTHING)
                    : work(tx, Job.of(rows.iterator().next())));
  }

  private static Uni<Round> work(SqlClient tx, Job job) {
    return ErasureSteps.take(tx, job)
        .map(sleep -> Round.of(job, sleep))
        .onFailure()
        .transform(failure -> new Failed(job, failure));
  }

  /** After the transaction, which holds the job's row. */
  private Uni<Void> later(Failed failed) {
    return pool.preparedQuery(LATER)
        .execute(Tuple.of(failed.job.id(), String.valueOf(failed.getCause())))
        .replaceWithVoid();
  }

  /** Outside of any transaction, as PostgreSQL asks for. */
  private Uni<Void> clean(Job job) {
    return pool.preparedQuery(TOUCHED)
        .execute(Tuple.of(job.id()))
        .map(ErasureCycle::names)
        .chain(this::vacuum)
        .invoke(() -> LOG.infof("erasure %s is done", job.id()));
  }

  private Uni<Void> vacuum(List<String> tables) {
    return Multi.createFrom()
        .iterable(tables)
        .onItem()
        .transformToUniAndConcatenate(
            table -> pool.query("vacuum (analyze) " + table).execute().replaceWith(table))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static List<String> names(RowSet<Row> rows) {
    var names = new ArrayList<String>(rows.size());
    rows.forEach(row -> names.add(row.getString(0)));
    return names;
  }

  private static final class Failed extends RuntimeException {
    private final transient Job job;

    Failed(Job job, Throwable cause) {
      super(cause);
      this.job = job;
    }
  }
}
