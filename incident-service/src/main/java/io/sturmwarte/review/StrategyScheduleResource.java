package io.sturmwarte.review;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * How often a team looks back on its strategy. It begins with its first incident, every quarter.
 */
@Path("/api/v1/strategy-schedules/{team}")
public class StrategyScheduleResource {
  private static final String READ = "select * from strategy_schedule where team = $1";

  private static final String WRITE =
      """
      insert into strategy_schedule (team, months, owner, next_at) values ($1, $2, $3, $4)
      on conflict (team) do update
        set months = excluded.months, owner = excluded.owner, next_at = excluded.next_at
      returning *
      """;

  private final Pool pool;
  private final SecurityIdentity identity;

  StrategyScheduleResource(Pool pool, SecurityIdentity identity) {
    this.pool = pool;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "How often a team looks back on its strategy, and when next")
  public Uni<Schedule> read(@PathParam("team") String team) {
    requireVisible(team);
    return pool.preparedQuery(READ).execute(Tuple.of(team)).map(rows -> one(rows, team));
  }

  @PUT
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Sets how often a team looks back, who does it, and when next")
  public Uni<Schedule> write(@PathParam("team") String team, @NotNull @Valid Schedule schedule) {
    requireVisible(team);
    var next = schedule.nextAt();
    return pool.withTransaction(
        tx ->
            tx.preparedQuery(WRITE)
                .execute(
                    Tuple.of(
                        team,
                        schedule.months(),
                        schedule.owner(),
                        next == null ? null : next.atOffset(ZoneOffset.UTC)))
                .call(() -> tx.query("notify task").execute())
                .map(rows -> one(rows, team)));
  }

  private void requireVisible(String team) {
    if (!Caller.of(identity).sees(team)) {
      throw new Problem.NotFound("team", team);
    }
  }

  private static Schedule one(RowSet<Row> rows, String team) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("strategy schedule of team", team);
    }
    var row = rows.iterator().next();
    OffsetDateTime next = row.getOffsetDateTime("next_at");
    return new Schedule(
        row.getInteger("months"), row.getString("owner"), next == null ? null : next.toInstant());
  }

  /**
   * A rhythm.
   *
   * @param months between two looks back
   * @param owner the name they sign in with; null: nobody yet
   * @param nextAt when the next is opened; null: none is
   */
  public record Schedule(
      @Min(1) @Max(24) int months,
      @Nullable @Size(min = 1, max = 100) String owner,
      @Nullable Instant nextAt) {}
}
