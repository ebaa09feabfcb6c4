package io.sturmwarte.notify;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to what was sent, or is still to be. */
@Path("/api/v1/messages")
public class MessageResource {
  private static final String NEWEST_FIRST =
      """
      select position, message_view(message, $3) as view from outbox message
      where ($1 or body ->> 'team' = any($2)) and ($4::text is null or body ->> 'incidentId' = $4)
        and ($5::bigint is null or position < $5)
      order by position desc limit $6
      """;

  /** The notice wakes whoever delivers; the trigger of the outbox only sees what is new. */
  private static final String RESEND =
      """
      with again as (
        update outbox message
        set state = 'PENDING', due_at = app_now(), attempts = 0, finished_at = null, last_error = null, lease = null
        where id = $1 and ($2 or body ->> 'team' = any($3))
        returning position, message_view(message, true) as view)
      select position, view, pg_notify('outbox', '') from again
      """;

  private final Pool pool;
  private final SecurityIdentity identity;

  MessageResource(Pool pool, SecurityIdentity identity) {
    this.pool = pool;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists messages with how their delivery stands, newest first")
  public Uni<Page<Message>> list(
      @QueryParam("incident") @Nullable UUID incident,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var parameters =
        Tuple.from(
            new Object[] {
              caller.seesAll(),
              caller.teamsArray(),
              !caller.roles().equals(Set.of(Role.VIEWER)),
              incident == null ? null : incident.toString(),
              position(cursor),
              limit + 1
            });
    return pool.preparedQuery(NEWEST_FIRST).execute(parameters).map(rows -> page(rows, limit));
  }

  @POST
  @Path("/{id}/resend")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Sends a message again, under the same id")
  public Uni<Message> resend(@PathParam("id") UUID id) {
    var caller = Caller.of(identity);
    return pool.preparedQuery(RESEND)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .map(rows -> resent(rows, id));
  }

  private static Message resent(RowSet<Row> rows, UUID id) {
    if (rows.size() == 0) {
      throw new Problem.NotFound("message", id);
    }
    return message(rows.iterator().next());
  }

  private static Page<Message> page(RowSet<Row> rows, int limit) {
    var placed =
        StreamSupport.stream(rows.spliterator(), false)
            .map(row -> new Placed(row.getLong("position"), message(row)))
            .toList();
    var page = Page.of(placed, limit, it -> String.valueOf(it.position()));
    return new Page<>(page.items().stream().map(Placed::message).toList(), page.next());
  }

  private static Message message(Row row) {
    return row.getJsonObject("view").mapTo(Message.class);
  }

  private static @Nullable Long position(@Nullable String cursor) {
    if (cursor == null) {
      return null;
    }
    try {
      return Long.valueOf(Page.decode(cursor));
    } catch (NumberFormatException e) {
      throw new Problem.Invalid("cursor", "send the value of 'next' of the page before, unchanged");
    }
  }

  private record Placed(long position, Message message) {}
}
