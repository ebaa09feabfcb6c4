package io.sturmwarte.acknowledge;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.escalation.Answering;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.notify.AcknowledgeLinks;
import io.sturmwarte.notify.AcknowledgeLinks.Found;
import io.sturmwarte.notify.Parcel;
import io.sturmwarte.person.People;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The door for whoever has a message in hand. Only the POST acknowledges: what looks into mails
 * follows links.
 */
@Path("/acknowledge/{token}")
@Produces(MediaType.TEXT_HTML)
public class AcknowledgeResource {
  private final Pool pool;
  private final AcknowledgeLinks links;
  private final Answering answering;
  private final People people;
  private final Pages pages;
  private final Visits visits;

  AcknowledgeResource(
      Pool pool,
      AcknowledgeLinks links,
      Answering answering,
      People people,
      Pages pages,
      Visits visits) {
    this.pool = pool;
    this.links = links;
    this.answering = answering;
    this.people = people;
    this.pages = pages;
    this.visits = visits;
  }

  @GET
  @PermitAll
  @Operation(summary = "Shows a page that asks whether to acknowledge; changes nothing")
  public Uni<RestResponse<String>> ask(
      @PathParam("token") String token, @Context HttpServerRequest request) {
    visits.count(request.remoteAddress().hostAddress());
    return links
        .find(pool, token)
        .map(
            found ->
                switch (found) {
                  case Found.Good good -> pages.ask(good.parcel());
                  case Found.Used used -> pages.used(used.parcel());
                  case Found.Expired expired -> pages.expired(expired.parcel());
                  case Found.Unknown unknown -> pages.unknown();
                });
  }

  @POST
  @PermitAll
  @Operation(summary = "Acknowledges in the name of the person the message went to")
  public Uni<RestResponse<String>> acknowledge(
      @PathParam("token") String token, @Context HttpServerRequest request) {
    visits.count(request.remoteAddress().hostAddress());
    return pool.withTransaction(
        tx ->
            links
                .find(tx, token)
                .chain(
                    found ->
                        switch (found) {
                          case Found.Good good -> acknowledge(tx, good);
                          case Found.Used used -> page(pages.used(used.parcel()));
                          case Found.Expired expired -> page(pages.expired(expired.parcel()));
                          case Found.Unknown unknown -> page(pages.unknown());
                        }));
  }

  private Uni<RestResponse<String>> acknowledge(SqlConnection tx, Found.Good link) {
    return links
        .use(tx, link.messageId())
        .chain(
            first ->
                first
                    ? actor(tx, link.parcel()).chain(actor -> acknowledge(tx, link.parcel(), actor))
                    : page(pages.used(link.parcel())));
  }

  private Uni<RestResponse<String>> acknowledge(SqlConnection tx, Parcel parcel, String actor) {
    return answering
        .acknowledge(tx, incident(parcel), anyTeam(actor), parcel.personId())
        .map(incident -> done(parcel, incident, actor));
  }

  private RestResponse<String> done(Parcel parcel, Incident incident, String actor) {
    var by = incident.acknowledgedBy;
    return actor.equals(by) ? pages.done(parcel) : pages.notNeeded(parcel, by);
  }

  /** The name under which the person signs in, so that it is one and the same in the timeline. */
  private Uni<String> actor(SqlConnection tx, Parcel parcel) {
    var id = parcel.personId();
    if (id == null) {
      return Uni.createFrom().item(parcel.target());
    }
    return people
        .byIds(tx, Set.of(id))
        .map(
            found -> {
              var person = found.get(id);
              var login = person == null ? null : person.login();
              return login == null ? parcel.target() : login;
            });
  }

  private static UUID incident(Parcel parcel) {
    return java.util.Objects.requireNonNull(parcel.incidentId());
  }

  /** The signature has said that it is theirs. */
  private static Caller anyTeam(String actor) {
    return new Caller(actor, Set.of(Role.SERVICE), Set.of());
  }

  private static Uni<RestResponse<String>> page(RestResponse<String> page) {
    return Uni.createFrom().item(page);
  }
}
