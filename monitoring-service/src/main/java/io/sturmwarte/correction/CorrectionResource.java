package io.sturmwarte.correction;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

@Path("/api/v1/mentions/{id}/corrections")
public class CorrectionResource {
  private static final int MOST_OF_A_MENTION = 100;

  private final SecurityIdentity identity;
  private final Corrections corrections;

  CorrectionResource(SecurityIdentity identity, Corrections corrections) {
    this.identity = identity;
    this.corrections = corrections;
  }

  @POST
  @RolesAllowed({Role.RESPONDER, Role.LEAD, Role.ADMIN})
  @Operation(summary = "Sets right how a mention was read; counted at once, kept by a re-score")
  public Uni<Correction> correct(UUID id, @Valid @NotNull CorrectionRequest request) {
    request.require();
    return corrections.correct(caller(), id, request);
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
  @Operation(summary = "What people said a mention is, oldest first")
  public Uni<List<Correction>> ofMention(UUID id) {
    return corrections.list(caller(), id, null, MOST_OF_A_MENTION);
  }

  private Caller caller() {
    return Caller.of(identity);
  }
}
