package io.sturmwarte.review;

import com.fasterxml.uuid.Generators;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a review says what is to be done. */
@Path("/api/v1/incidents/{id}/after-action-review/action-items")
public class NewActionItemResource {
  private static final String INSERT =
      """
      with added as (
        insert into action_item (id, review_id, incident_id, team, text, owner, due_at, next_reminder_at, created_by)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) returning *)
      select added.*, app_now() as read_at from added
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final Reviews reviews;
  private final SecurityIdentity identity;

  NewActionItemResource(
      Pool pool, Incidents incidents, Reviews reviews, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.reviews = reviews;
    this.identity = identity;
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.LEGAL})
  @Operation(summary = "Adds something to be done, with an owner and a date that remind")
  public Uni<RestResponse<ActionItem>> add(
      @PathParam("id") UUID id, @NotNull @Valid ActionRequest request) {
    var caller = Caller.of(identity);
    return pool.withTransaction(tx -> add(tx, id, caller, request))
        .map(item -> RestResponse.status(RestResponse.Status.CREATED, item));
  }

  private Uni<ActionItem> add(SqlConnection tx, UUID id, Caller caller, ActionRequest request) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, id, caller)
        .chain(
            incident ->
                reviews
                    .lock(tx, id)
                    .chain(review -> insert(tx, incident, review, caller, request))
                    .invoke(
                        item ->
                            changes.entry(
                                incident,
                                "actionItem",
                                caller.name(),
                                request.words(),
                                Map.of("actionItemId", item.id()))))
        .call(() -> changes.write(tx));
  }

  private static Uni<ActionItem> insert(
      SqlConnection tx, Incident incident, Review review, Caller caller, ActionRequest request) {
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {
                  Generators.timeBasedEpochGenerator().generate(),
                  review.id,
                  incident.id,
                  incident.team,
                  request.text(),
                  request.owner(),
                  request.dueAt().atOffset(ZoneOffset.UTC),
                  Reminders.after(incident.now, request.dueAt()).atOffset(ZoneOffset.UTC),
                  caller.name()
                }))
        .map(rows -> ActionItem.of(rows.iterator().next()));
  }
}
