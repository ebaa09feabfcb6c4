package io.sturmwarte.notify;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to receivers that have said they are gone. */
@Path("/api/v1/endpoints")
public class EndpointResource {
  private static final String LIST =
      "select * from endpoint where $1 or team = any($2) order by disabled_at desc nulls last, id limit 200";

  private static final String ENABLE =
      """
      update endpoint set disabled_at = null, reason = null
      where id = $1 and ($2 or team = any($3)) returning *
      """;

  private final Pool pool;
  private final SecurityIdentity identity;

  EndpointResource(Pool pool, SecurityIdentity identity) {
    this.pool = pool;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.ADMIN, Role.SERVICE})
  @Operation(summary = "Lists receivers that were disabled because they answered 410")
  public Uni<List<Endpoint>> list() {
    var caller = Caller.of(identity);
    return pool.preparedQuery(LIST)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(EndpointResource::endpoint)
                    .toList());
  }

  @POST
  @Path("/{id}/enable")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Lets messages go to a receiver again")
  public Uni<Endpoint> enable(@PathParam("id") UUID id) {
    var caller = Caller.of(identity);
    return pool.preparedQuery(ENABLE)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(
            rows -> {
              if (rows.size() == 0) {
                throw new Problem.NotFound("endpoint", id);
              }
              return endpoint(rows.iterator().next());
            });
  }

  private static Endpoint endpoint(Row row) {
    var disabledAt = row.getOffsetDateTime("disabled_at");
    return new Endpoint(
        row.getUUID("id"),
        row.getString("team"),
        row.getString("channel"),
        row.getString("address"),
        instant(disabledAt),
        row.getString("reason"));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  /**
   * A receiver.
   *
   * @param disabledAt since when it gets nothing; null: it gets messages
   */
  public record Endpoint(
      UUID id,
      String team,
      String channel,
      String address,
      @Nullable Instant disabledAt,
      @Nullable String reason) {}
}
