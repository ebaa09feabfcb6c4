package io.sturmwarte.notify;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.person.ContactMethod;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneOffset;
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

  /** Through its turn again, where its channel has limits; the notice wakes whoever delivers. */
  private static final String AGAIN =
      """
      with again as (
        update outbox message
        set state = case when exists (select from channel_limit where channel = message.channel)
            then 'WAITING' else 'PENDING' end,
          due_at = app_now(), attempts = 0, finished_at = null, last_error = null, lease = null,
          released_at = null, bundle_id = null, dead_told_at = null
        where %s and ($1 or body ->> 'team' = any($2)) and body ->> 'address' <> ''
        returning position, message_view(message, true) as view)
      """;

  private static final String RESEND =
      AGAIN.formatted("id = $3") + "select position, view, pg_notify('outbox', '') from again";

  private static final String RESEND_RANGE =
      AGAIN.formatted(
              """
              state = 'DEAD' and finished_at >= $3 and finished_at < $4
              and body ->> 'team' = $5 and ($6::text is null or channel = $6)""")
          + "select count(*) as resent, pg_notify('outbox', '') from again";

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
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), id))
        .map(rows -> resent(rows, id));
  }

  @POST
  @Path("/resend")
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Sends the dead letters of a stretch of time again, under the same ids")
  public Uni<Resent> resendRange(@NotNull @Valid Range range) {
    var caller = Caller.of(identity);
    if (!caller.sees(range.team())) {
      throw new Problem.NotFound("team", range.team());
    }
    var channel = range.channel();
    return pool.preparedQuery(RESEND_RANGE)
        .execute(
            Tuple.of(
                caller.seesAll(),
                caller.teamsArray(),
                range.from().atOffset(ZoneOffset.UTC),
                range.to().atOffset(ZoneOffset.UTC),
                range.team(),
                channel == null ? null : channel.word()))
        .map(rows -> new Resent(rows.iterator().next().getInteger("resent")));
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

  /**
   * Dead letters that were given up from one instant until before another.
   *
   * @param channel null for all of them
   */
  public record Range(
      @NotNull Instant from,
      @NotNull Instant to,
      @NotBlank String team,
      ContactMethod.@Nullable Channel channel) {}

  /** How many go out again. */
  public record Resent(int resent) {}

  private record Placed(long position, Message message) {}
}
