package io.sturmwarte.measure;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to the figures of an incident. */
@Path("/api/v1/incidents/{id}")
@RolesAllowed({
  Role.VIEWER,
  Role.RESPONDER,
  Role.LEAD,
  Role.LEGAL,
  Role.TRAINER,
  Role.ADMIN,
  Role.SERVICE
})
public class MeasureResource {
  private final Measures measures;
  private final SecurityIdentity identity;

  MeasureResource(Measures measures, SecurityIdentity identity) {
    this.measures = measures;
    this.identity = identity;
  }

  @GET
  @Path("/measures")
  @Operation(summary = "What an incident comes to in figures, each with its definition")
  public Uni<Measured> measures(@PathParam("id") UUID id) {
    return measures.of(id, Caller.of(identity));
  }

  @GET
  @Path("/curve")
  @Operation(summary = "The hours of an incident beside what is usual, with what was done")
  public Uni<CurveView> curve(@PathParam("id") UUID id) {
    return measures.curve(id, Caller.of(identity));
  }

  @GET
  @Path("/effects")
  @Operation(summary = "How negatives went before and after each public action")
  public Uni<List<Effect>> effects(@PathParam("id") UUID id) {
    return measures.effects(id, Caller.of(identity));
  }
}
