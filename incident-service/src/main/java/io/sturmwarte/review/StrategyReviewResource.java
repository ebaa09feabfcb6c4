package io.sturmwarte.review;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.paging.Position;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The door to looks back on strategy. */
@Path("/api/v1/strategy-reviews")
public class StrategyReviewResource {
  private static final String LIST =
      """
      select strategy_review.*, app_now() as read_at from strategy_review
      where ($1 or team = any($2)) and ($3::timestamptz is null or (opened_at, id) < ($3, $4::uuid))
      order by opened_at desc, id desc limit $5
      """;

  private static final String ONE =
      "select strategy_review.*, app_now() as read_at from strategy_review where id = $1";

  private static final String WRITE =
      """
      update strategy_review set owner = coalesce($2, owner), notes = $3, version = version + 1 where id = $1
      """;

  private static final String DONE =
      """
      update strategy_review set state = 'DONE', done_at = app_now(), done_by = $2, next_reminder_at = null,
        version = version + 1
      where id = $1
      """;

  private final Pool pool;
  private final ObjectMapper json;
  private final SecurityIdentity identity;

  StrategyReviewResource(Pool pool, ObjectMapper json, SecurityIdentity identity) {
    this.pool = pool;
    this.json = json;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Looks back on strategy, newest first, each with the figures since the last")
  public Uni<Page<StrategyReview>> list(
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(100) int limit) {
    var caller = Caller.of(identity);
    var from = Position.after(cursor);
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), from.at(), from.id(), limit + 1))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> StrategyReview.of(row, json))
                    .toList())
        .map(found -> Page.of(found, limit, last -> Position.of(last.openedAt(), last.id())));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "Reads a look back on strategy")
  public Uni<RestResponse<StrategyReview>> read(@PathParam("id") UUID id) {
    return one(pool, id, "").map(StrategyReviewResource::tagged);
  }

  @PUT
  @Path("/{id}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Writes down what the team makes of it, while it is open")
  public Uni<RestResponse<StrategyReview>> write(
      @PathParam("id") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid WriteStrategy request) {
    return change(id, match, WRITE, Tuple.of(id, request.owner(), request.notes()));
  }

  @POST
  @Path("/{id}/done")
  @RolesAllowed({Role.LEAD})
  @Operation(summary = "Finishes a look back on strategy; it reminds no more")
  public Uni<RestResponse<StrategyReview>> done(
      @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    return change(id, match, DONE, Tuple.of(id, Caller.of(identity).name()));
  }

  private Uni<RestResponse<StrategyReview>> change(
      UUID id, @Nullable String match, String sql, Tuple parameters) {
    return pool.withTransaction(
            tx ->
                one(tx, id, " for update")
                    .invoke(it -> requireOpen(it, match))
                    .chain(() -> tx.preparedQuery(sql).execute(parameters))
                    .chain(() -> one(tx, id, "")))
        .map(StrategyReviewResource::tagged);
  }

  private Uni<StrategyReview> one(SqlClient database, UUID id, String how) {
    var caller = Caller.of(identity);
    return database
        .preparedQuery(ONE + how)
        .execute(Tuple.of(id))
        .map(rows -> visible(rows, id, caller));
  }

  private StrategyReview visible(RowSet<Row> rows, UUID id, Caller caller) {
    if (rows.size() == 0 || !caller.sees(rows.iterator().next().getString("team"))) {
      throw new Problem.NotFound("strategy review", id);
    }
    return StrategyReview.of(rows.iterator().next(), json);
  }

  private static void requireOpen(StrategyReview it, @Nullable String match) {
    if (match != null && !match.equals("*") && !match.equals("\"" + it.version() + "\"")) {
      throw new Problem.Stale("Strategy review", it.id());
    }
    if (it.doneAt() != null) {
      throw new Problem.Conflict("The strategy review is done and cannot be changed");
    }
  }

  private static RestResponse<StrategyReview> tagged(StrategyReview review) {
    return RestResponse.ResponseBuilder.ok(review)
        .tag(new EntityTag(String.valueOf(review.version())))
        .build();
  }

  /**
   * What is written.
   *
   * @param owner null: as before
   */
  public record WriteStrategy(
      @Nullable @Size(min = 1, max = 100) String owner,
      @NotNull @Size(max = 50_000) String notes) {}
}
