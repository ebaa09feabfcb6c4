package io.sturmwarte.engine;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import io.sturmwarte.events.EventLog;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door for those who watch live. */
@Path("/api/v1/events")
public class EventResource {
  private final EventLog events;
  private final Sse sse;
  private final SecurityIdentity identity;

  EventResource(EventLog events, Sse sse, SecurityIdentity identity) {
    this.events = events;
    this.sse = sse;
    this.identity = identity;
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Streams incident, timeline and message changes of the caller's teams")
  public Multi<OutboundSseEvent> follow(
      @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Nullable String lastEventId) {
    var caller = Caller.of(identity);
    return events.serve(sse, lastEventId, event -> caller.sees(event.team()));
  }
}
