package io.sturmwarte.incident;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.paging.Page;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to the alerts and mentions of an incident. */
@Path("/api/v1/incidents")
public class LinkResource {
  private final Pool pool;
  private final Incidents incidents;
  private final SecurityIdentity identity;

  LinkResource(Pool pool, Incidents incidents, SecurityIdentity identity) {
    this.pool = pool;
    this.incidents = incidents;
    this.identity = identity;
  }

  @GET
  @Path("/{id}/alerts")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists the alerts that belong to an incident, in the order of linking")
  public Uni<List<Links.LinkedAlert>> alerts(@PathParam("id") UUID id) {
    return incidents.read(pool, id, Caller.of(identity)).chain(() -> Links.alerts(pool, id));
  }

  @GET
  @Path("/{id}/mentions")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Lists the mentions that belong to an incident, in the order of linking")
  public Uni<Page<Links.LinkedMention>> mentions(
      @PathParam("id") UUID id,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var from = LinkPosition.after(cursor);
    return incidents
        .read(pool, id, Caller.of(identity))
        .chain(() -> Links.mentions(pool, id, from, limit))
        .map(found -> Page.of(found, limit, LinkPosition::of));
  }

  @POST
  @Path("/{id}/mentions")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Links mentions by hand; those that are linked already stay so")
  public Uni<Void> linkMentions(@PathParam("id") UUID id, @NotNull @Valid Mentions mentions) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            changed(
                tx,
                id,
                caller,
                incident ->
                    Links.mentions(tx, incident.id, mentions.mentionIds(), caller.name())
                        .map(count -> count > 0),
                new Linked(
                    "mentionsLinked",
                    Words.mentionsLinked(mentions.mentionIds().size()),
                    mentions.mentionIds())));
  }

  @DELETE
  @Path("/{id}/mentions/{mentionId}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Takes a mention off an incident")
  public Uni<Void> unlinkMention(@PathParam("id") UUID id, @PathParam("mentionId") UUID mentionId) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            changed(
                tx,
                id,
                caller,
                incident ->
                    Links.unlinkMention(tx, id, mentionId)
                        .invoke(found -> requireFound(found, "linked mention", mentionId)),
                new Linked("mentionUnlinked", Words.mentionUnlinked(), List.of(mentionId))));
  }

  @PUT
  @Path("/{id}/alerts/{alertId}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Links an alert by hand; 409 where it belongs to another incident")
  public Uni<Void> linkAlert(@PathParam("id") UUID id, @PathParam("alertId") UUID alertId) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            changed(
                tx,
                id,
                caller,
                incident -> link(tx, incident, alertId, caller),
                new Linked("alertLinked", Words.alertLinked(), List.of(alertId))));
  }

  @DELETE
  @Path("/{id}/alerts/{alertId}")
  @RolesAllowed({Role.RESPONDER, Role.LEAD})
  @Operation(summary = "Takes an alert off an incident")
  public Uni<Void> unlinkAlert(@PathParam("id") UUID id, @PathParam("alertId") UUID alertId) {
    var caller = Caller.of(identity);
    return pool.withTransaction(
        tx ->
            changed(
                tx,
                id,
                caller,
                incident ->
                    Links.unlinkAlert(tx, id, alertId)
                        .invoke(found -> requireFound(found, "linked alert", alertId)),
                new Linked("alertUnlinked", Words.alertUnlinked(), List.of(alertId))));
  }

  private Uni<Boolean> link(SqlConnection tx, Incident incident, UUID alertId, Caller caller) {
    return Links.teamOfAlert(tx, alertId)
        .invoke(team -> requireFound(incident.team.equals(team), "alert", alertId))
        .chain(() -> Links.alert(tx, incident.id, alertId, caller.name()))
        .chain(isNew -> isNew ? Uni.createFrom().item(true) : linkedHere(tx, incident.id, alertId));
  }

  /** Nothing has changed where it is linked here; throws where it is linked elsewhere. */
  private static Uni<Boolean> linkedHere(SqlConnection tx, UUID incident, UUID alertId) {
    return Links.alerts(tx, incident)
        .map(
            alerts -> {
              if (alerts.stream().noneMatch(it -> it.alertId().equals(alertId))) {
                throw new Problem.Conflict(
                    "The alert belongs to another incident; take it off there first");
              }
              return false;
            });
  }

  private Uni<Void> changed(
      SqlConnection tx,
      UUID id,
      Caller caller,
      Function<Incident, Uni<Boolean>> link,
      Linked linked) {
    var changes = incidents.changes();
    return incidents
        .lock(tx, id, caller)
        .call(
            incident ->
                link.apply(incident)
                    .invoke(
                        isNew -> {
                          if (isNew) {
                            incident.linked(
                                linked.kind(), linked.text(), caller.name(), linked.ids(), changes);
                          }
                        }))
        .chain(() -> changes.write(tx));
  }

  private static void requireFound(boolean found, String kind, UUID id) {
    if (!found) {
      throw new Problem.NotFound(kind, id);
    }
  }

  private record Linked(String kind, Text text, List<UUID> ids) {}

  /** What is to be linked. */
  public record Mentions(@NotEmpty @Size(max = 500) List<@NotNull UUID> mentionIds) {}
}
