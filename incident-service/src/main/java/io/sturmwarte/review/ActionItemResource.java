package io.sturmwarte.review;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Text;
import io.sturmwarte.paging.Page;
import io.sturmwarte.paging.Position;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to what is to be done after incidents. */
@Path("/api/v1/action-items")
public class ActionItemResource {
  private static final String LOCK =
      "select action_item.*, app_now() as read_at from action_item where id = $1 for update";

  private static final String CHANGE =
      """
      with changed as (
        update action_item set text = $2, owner = $3, due_at = $4, next_reminder_at = $5, version = version + 1
        where id = $1 returning *)
      select changed.*, app_now() as read_at from changed
      """;

  private static final String DONE =
      """
      with changed as (
        update action_item set done_at = app_now(), done_by = $2, next_reminder_at = null, version = version + 1
        where id = $1 returning *)
      select changed.*, app_now() as read_at from changed
      """;

  private static final String LIST =
      """
      select action_item.*, app_now() as read_at from action_item
      where ($1 or team = any($2)) and (not $3 or done_at is null) and ($4::text is null or owner = $4)
        and (not $5 or done_at is null and due_at < app_now())
        and ($6::timestamptz is null or (due_at, id) > ($6, $7::uuid))
      order by due_at, id limit $8
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  ActionItemResource(Pool pool, Incidents incidents, Reviews reviews, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @GET
  @RolesAllowed({Role.VIEWER, Role.RESPONDER, Role.LEAD, Role.LEGAL, Role.TRAINER, Role.ADMIN})
  @Operation(summary = "What is to be done after incidents, what is due first at the top")
  public Uni<Page<ActionItem>> list(
      @QueryParam("open") @DefaultValue("true") boolean open,
      @QueryParam("owner") @Nullable String owner,
      @QueryParam("overdue") @DefaultValue("false") boolean overdue,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var caller = Caller.of(identity);
    var from = Position.after(cursor);
    return pool.preparedQuery(LIST)
        .execute(
            Tuple.from(
                new Object[] {
                  caller.seesAll(),
                  caller.teamsArray(),
                  open,
                  owner,
                  overdue,
                  from.at(),
                  from.id(),
                  limit + 1
                }))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(ActionItem::of).toList())
        .map(items -> Page.of(items, limit, item -> Position.of(item.dueAt(), item.id())));
  }

  @PUT
  @Path("/{itemId}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Changes what is to be done, by whom and until when")
  public Uni<ActionItem> change(
      @PathParam("itemId") UUID id,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match,
      @NotNull @Valid ActionRequest request) {
    return pool.withTransaction(
        tx ->
            lock(tx, id, match)
                .chain(now -> tx.preparedQuery(CHANGE).execute(changed(id, request, now)))
                .map(rows -> ActionItem.of(rows.iterator().next())));
  }

  private static Tuple changed(UUID id, ActionRequest request, Instant now) {
    return Tuple.of(
        id,
        request.text(),
        request.owner(),
        request.dueAt().atOffset(ZoneOffset.UTC),
        Reminders.after(now, request.dueAt()).atOffset(ZoneOffset.UTC));
  }

  @POST
  @Path("/{itemId}/done")
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Says that it is done; it reminds no more")
  public Uni<ActionItem> done(
      @PathParam("itemId") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String match) {
    var actor = Caller.of(identity).name();
    return pool.withTransaction(
        tx ->
            lock(tx, id, match)
                .chain(() -> tx.preparedQuery(DONE).execute(Tuple.of(id, actor)))
                .map(rows -> ActionItem.of(rows.iterator().next()))
                .call(item -> note(tx, item, actor)));
  }

  private Uni<Void> note(SqlConnection tx, ActionItem item, String actor) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, item.incidentId(), Caller.of(identity))
        .invoke(
            incident ->
                changes.entry(
                    incident,
                    "actionDone",
                    actor,
                    new Text(
                        "Maßnahme erledigt: " + item.text(), "Action item done: " + item.text()),
                    Map.of("actionItemId", item.id())))
        .chain(() -> changes.write(tx));
  }

  /** Gives the database's time. */
  private Uni<Instant> lock(SqlConnection tx, UUID id, @Nullable String match) {
    var caller = Caller.of(identity);
    return tx.preparedQuery(LOCK).execute(Tuple.of(id)).map(rows -> open(rows, id, match, caller));
  }

  private static Instant open(RowSet<Row> rows, UUID id, @Nullable String match, Caller caller) {
    if (rows.size() == 0 || !caller.sees(rows.iterator().next().getString("team"))) {
      throw new Problem.NotFound("action item", id);
    }
    var row = rows.iterator().next();
    var item = ActionItem.of(row);
    if (match != null && !match.equals("*") && !match.equals("\"" + item.version() + "\"")) {
      throw new Problem.Stale("Action item", id);
    }
    if (item.doneAt() != null) {
      throw new Problem.Conflict("The action item is done already");
    }
    return row.getOffsetDateTime("read_at").toInstant();
  }
}
