package io.sturmwarte.backlog;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.counter.Backlog;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/backlog")
public class BacklogResource {
  private final Backlog backlog;

  BacklogResource(Backlog backlog) {
    this.backlog = backlog;
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
  @Operation(summary = "How many mentions wait for their score, and for how long")
  public Uni<Backlog.Waiting> read() {
    return backlog.read();
  }
}
