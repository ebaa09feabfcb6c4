package io.sturmwarte.escalation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.notify.WebhookSecret;
import io.sturmwarte.person.Addresses;
import io.sturmwarte.problem.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to escalation policies. */
@Path("/api/v1/escalation-policies/{team}")
public class PolicyResource {
  private final SecurityIdentity identity;
  private final Clock clock;

  PolicyResource(SecurityIdentity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  @GET
  @WithSession
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Reads a team's policy, or the default where it has none")
  public Uni<Policy> read(@PathParam("team") String team) {
    requireVisible(team);
    return EscalationPolicy.of(team).map(EscalationPolicy::policy);
  }

  @PUT
  @WithTransaction
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces a team's policy; a secret that is not sent stays as it was")
  public Uni<Policy> replace(@PathParam("team") String team, @NotNull @Valid Policy policy) {
    requireVisible(team);
    requireDefaultIsTheAdministrators(team);
    targets(policy).forEach(PolicyResource::requireAddress);
    return keepSecrets(team, policy)
        .chain(() -> EscalationPolicy.<EscalationPolicy>findById(team))
        .onItem()
        .ifNull()
        .switchTo(() -> EscalationPolicy.begin(team))
        .invoke(stored -> store(stored, policy))
        .chain(stored -> stored.<EscalationPolicy>persistAndFlush())
        .map(EscalationPolicy::policy);
  }

  private void requireVisible(String team) {
    if (!team.equals(Policy.DEFAULT_TEAM) && !Caller.of(identity).sees(team)) {
      throw new Problem.NotFound("team", team);
    }
  }

  private void requireDefaultIsTheAdministrators(String team) {
    if (team.equals(Policy.DEFAULT_TEAM) && !identity.hasRole(Role.ADMIN)) {
      throw new Problem.NotFound("team", team);
    }
  }

  private static void requireAddress(Policy.Target target) {
    Addresses.require(target.channel(), target.address());
  }

  private static Stream<Policy.Target> targets(Policy policy) {
    return Stream.concat(
        policy.steps().stream().flatMap(step -> step.targets().stream()),
        policy.fallback().stream());
  }

  /** One after the other: a session does one thing at a time. */
  private Uni<Void> keepSecrets(String team, Policy policy) {
    Uni<Void> kept = Uni.createFrom().voidItem();
    for (var target : targets(policy).toList()) {
      var secret = target.secret();
      if (secret != null) {
        kept =
            kept.chain(() -> WebhookSecret.keep(team, target.address(), secret, clock.instant()));
      }
    }
    return kept;
  }

  private static void store(EscalationPolicy stored, Policy policy) {
    stored.name = policy.name();
    stored.repeat = policy.repeat();
    stored.targets = new EscalationPolicy.Targets(policy.steps(), policy.fallback());
  }
}
