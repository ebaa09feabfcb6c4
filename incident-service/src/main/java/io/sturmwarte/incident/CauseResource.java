package io.sturmwarte.incident;

import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The words for what a crisis grows from. */
@Path("/api/v1/causes")
@RolesAllowed({
  Role.VIEWER,
  Role.RESPONDER,
  Role.LEAD,
  Role.LEGAL,
  Role.TRAINER,
  Role.ADMIN,
  Role.SERVICE
})
public class CauseResource {
  @GET
  @Operation(summary = "Lists the causes, each with the crisis cluster that it suggests")
  public List<CauseView> list() {
    return Stream.of(Cause.values())
        .map(it -> new CauseView(it, it.text(), it.cluster(), it.cluster().text()))
        .toList();
  }

  /** A cause, and what it is called. */
  public record CauseView(Cause cause, Text text, CrisisCluster cluster, Text clusterText) {}
}
