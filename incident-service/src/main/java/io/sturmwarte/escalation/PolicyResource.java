package io.sturmwarte.escalation;

import io.quarkus.hibernate.reactive.panache.common.WithSession;
import io.quarkus.hibernate.reactive.panache.common.WithTransaction;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.notify.WebhookSecret;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** The door to escalation policies. */
@Path("/api/v1/escalation-policies/{team}")
public class PolicyResource {
  private final Pool pool;
  private final Previews previews;
  private final SecurityIdentity identity;
  private final Clock clock;

  PolicyResource(Pool pool, Previews previews, SecurityIdentity identity, Clock clock) {
    this.pool = pool;
    this.previews = previews;
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
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces a team's policy; a secret that is not sent stays as it was")
  public Uni<Policy> replace(@PathParam("team") String team, @NotNull @Valid Policy policy) {
    requireVisible(team);
    requireDefaultIsTheAdministrators(team);
    return previews
        .known(pool, team)
        .invoke(known -> PolicyCheck.require(policy, team.equals(Policy.DEFAULT_TEAM), known))
        .chain(() -> store(team, policy));
  }

  @WithTransaction
  Uni<Policy> store(String team, Policy policy) {
    return keepSecrets(team, policy)
        .chain(() -> EscalationPolicy.<EscalationPolicy>findById(team))
        .onItem()
        .ifNull()
        .switchTo(() -> EscalationPolicy.begin(team))
        .invoke(stored -> store(stored, policy))
        .chain(stored -> stored.<EscalationPolicy>persistAndFlush())
        .map(EscalationPolicy::policy);
  }

  @GET
  @Path("/preview")
  @RolesAllowed({
    Role.VIEWER,
    Role.RESPONDER,
    Role.LEAD,
    Role.LEGAL,
    Role.TRAINER,
    Role.ADMIN,
    Role.SERVICE
  })
  @Operation(summary = "Says who would be told when, if an incident opened and nobody answered")
  public Uni<List<Preview.Call>> preview(
      @PathParam("team") String team,
      @QueryParam("at") @Nullable String at,
      @QueryParam("severity") @DefaultValue("S3") Severity severity,
      @QueryParam("level") @DefaultValue("3") @Min(0) @Max(6) int level,
      @QueryParam("cause") @Nullable String cause) {
    requireVisible(team);
    return previews.of(pool, team, previews.instant(at), severity, level, cause(cause));
  }

  private static @Nullable Cause cause(@Nullable String word) {
    return word == null
        ? null
        : Stream.of(Cause.values())
            .filter(it -> it.word().equals(word))
            .findFirst()
            .orElseThrow(() -> new Problem.Invalid("cause", "say one such as product-fault"));
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

  private static Stream<Target> targets(Policy policy) {
    return Stream.concat(
        policy.steps().stream().flatMap(step -> step.targets().stream()),
        policy.fallback().stream());
  }

  /** One after the other: a session does one thing at a time. */
  private Uni<Void> keepSecrets(String team, Policy policy) {
    Uni<Void> kept = Uni.createFrom().voidItem();
    for (var target : targets(policy).toList()) {
      var secret = target.secret();
      var address = target.address();
      if (secret != null && address != null) {
        kept = kept.chain(() -> WebhookSecret.keep(team, address, secret, clock.instant()));
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
