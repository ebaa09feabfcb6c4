package io.sturmwarte.rescore;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The jobs, newest first; their ids are in the order of time. Who sees all its brands sees a job.
 */
@ApplicationScoped
class Rescores {
  private static final String BRANDS =
      """
      select coalesce(array_agg(id), '{}') from brand
      where ($1 or team = any($2)) and ($3::uuid is null or id = $3)
      """;

  /** A repeat under the same key gives the job of the first time. */
  private static final String CREATE =
      """
      insert into rescore (id, request_key, brand_id, from_at, to_at, outdated_only, brand_ids, model_version,
        created_by, position_at, position_id)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9,
        coalesce($5, app_now() + interval '1 day'), '00000000-0000-0000-0000-000000000000')
      on conflict (request_key) do update set request_key = excluded.request_key
      returning *
      """;

  private static final String SEEN =
      "not exists (select from brand b where b.id = any(r.brand_ids) and not ($1 or b.team = any($2)))";

  private static final String LIST =
      """
      select r.* from rescore r
      where %s and ($3::uuid is null or r.id < $3)
      order by r.id desc
      limit $4
      """
          .formatted(SEEN);

  private static final String FIND =
      "select r.* from rescore r where %s and r.id = $3".formatted(SEEN);

  /** Waits for a chunk that is being written; after it, no score changes any more. */
  private static final String CANCEL =
      """
      update rescore set state = 'cancelled', finished_at = app_now(), lease = null
      where id = $1 and state = 'running'
      """;

  private final Pool pool;

  Rescores(Pool pool) {
    this.pool = pool;
  }

  /** The brands that the request means, of those that the caller may see. */
  Uni<UUID[]> brands(Caller caller, RescoreRequest request) {
    return pool.preparedQuery(BRANDS)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), request.brandId()))
        .map(rows -> rows.iterator().next().getArrayOfUUIDs(0))
        .invoke(brands -> requireBrand(brands, request.brandId()));
  }

  private static void requireBrand(UUID[] brands, @Nullable UUID asked) {
    if (asked != null && brands.length == 0) {
      throw new Problem.NotFound("brand", asked);
    }
  }

  Uni<Rescore> create(
      Caller caller, @Nullable String key, RescoreRequest request, UUID[] brands, String model) {
    var parameters =
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          key == null ? null : caller.name() + "\n" + key,
          request.brandId(),
          utc(request.from()),
          utc(request.to()),
          request.outdatedOnly(),
          brands,
          model,
          caller.name()
        };
    return pool.preparedQuery(CREATE)
        .execute(Tuple.from(parameters))
        .map(rows -> Rescore.of(rows.iterator().next()))
        .invoke(job -> requireSame(job, request));
  }

  private static void requireSame(Rescore job, RescoreRequest request) {
    if (!job.says(request)) {
      throw new Problem.Contradiction(
          "This Idempotency-Key was used for another request; take a new one");
    }
  }

  Uni<Page<Rescore>> list(Caller caller, @Nullable String cursor, int limit) {
    var before = cursor == null ? null : position(Page.decode(cursor));
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), before, limit + 1))
        .map(Rescores::jobs)
        .map(jobs -> Page.of(jobs, limit, job -> job.id().toString()));
  }

  Uni<Rescore> find(Caller caller, UUID id) {
    return pool.preparedQuery(FIND)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), id))
        .map(Rescores::jobs)
        .map(jobs -> jobs.stream().findFirst().orElseThrow(() -> new Problem.NotFound("job", id)));
  }

  /** Cancels what is running; a repeat changes nothing. */
  Uni<Rescore> cancel(Caller caller, UUID id) {
    return find(caller, id)
        .chain(() -> pool.preparedQuery(CANCEL).execute(Tuple.of(id)))
        .chain(() -> find(caller, id))
        .invoke(Rescores::requireCancelled);
  }

  private static void requireCancelled(Rescore job) {
    if (job.state() != Rescore.State.CANCELLED) {
      throw new Problem.Conflict(
          "The job is %s and cannot be cancelled".formatted(job.state().word()));
    }
  }

  private static List<Rescore> jobs(RowSet<Row> rows) {
    var jobs = new ArrayList<Rescore>(rows.size());
    rows.forEach(row -> jobs.add(Rescore.of(row)));
    return jobs;
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private static UUID position(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }
}
