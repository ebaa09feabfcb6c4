package io.sturmwarte.response;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to approval policies. */
@Path("/api/v1/approval-policies/{team}")
public class ApprovalPolicyResource {
  private static final String DEFAULT_TEAM = "default";

  private final Pool pool;
  private final ApprovalPolicies policies;
  private final SecurityIdentity identity;

  ApprovalPolicyResource(Pool pool, ApprovalPolicies policies, SecurityIdentity identity) {
    this.pool = pool;
    this.policies = policies;
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
  @Operation(summary = "Reads a team's approval policy, or the default where it has none")
  public Uni<ApprovalPolicy> read(@PathParam("team") String team) {
    if (!team.equals(DEFAULT_TEAM) && !Caller.of(identity).sees(team)) {
      throw new Problem.NotFound("team", team);
    }
    return policies.of(pool, team);
  }

  @PUT
  @RolesAllowed({Role.LEAD, Role.LEGAL, Role.ADMIN})
  @Operation(
      summary = "Replaces a team's approval policy; it counts for what is submitted from now on")
  public Uni<ApprovalPolicy> replace(
      @PathParam("team") String team, @NotNull @Valid ApprovalPolicy policy) {
    var isTheirs =
        team.equals(DEFAULT_TEAM) ? identity.hasRole(Role.ADMIN) : Caller.of(identity).sees(team);
    if (!isTheirs) {
      throw new Problem.NotFound("team", team);
    }
    return policies.replace(pool, team, policy).replaceWith(policy);
  }
}
