package io.sturmwarte.freeze;

import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.person.Addresses;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Duration;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The door to the rule by which a storm freezes publishing. */
@Path("/api/v1/freeze-rules/{team}")
public class FreezeRuleResource {
  private static final Duration SHORTEST = Duration.ofMinutes(15);
  private static final Duration LONGEST = Duration.ofDays(14);

  private static final String READ =
      "select *, extract(epoch from lasts)::bigint as seconds from freeze_rule where team = $1";

  private static final String REPLACE =
      """
      insert into freeze_rule (team, active, storm_level, lasts, platforms, people, functions, webhooks)
      values ($1, $2, $3, $4 * interval '1 second', $5, $6, $7, $8)
      on conflict (team) do update set active = excluded.active, storm_level = excluded.storm_level,
        lasts = excluded.lasts, platforms = excluded.platforms, people = excluded.people,
        functions = excluded.functions, webhooks = excluded.webhooks, version = freeze_rule.version + 1
      """;

  private final Pool pool;
  private final SecurityIdentity identity;

  FreezeRuleResource(Pool pool, SecurityIdentity identity) {
    this.pool = pool;
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
  @Operation(summary = "Reads a team's rule; off where it has none")
  public Uni<FreezeRule> read(@PathParam("team") String team) {
    requireVisible(team);
    return pool.preparedQuery(READ)
        .execute(Tuple.of(team))
        .map(rows -> rows.size() == 0 ? FreezeRule.NONE : rule(rows.iterator().next()));
  }

  @PUT
  @RolesAllowed({Role.LEAD, Role.ADMIN})
  @Operation(summary = "Replaces a team's rule; it counts for storms that rage already")
  public Uni<FreezeRule> replace(@PathParam("team") String team, @NotNull @Valid FreezeRule rule) {
    requireVisible(team);
    if (rule.lasts().compareTo(SHORTEST) < 0 || rule.lasts().compareTo(LONGEST) > 0) {
      throw new Problem.Invalid("lasts", "must be from PT15M to P14D");
    }
    rule.webhooks().forEach(Addresses::requireUrl);
    return pool.preparedQuery(REPLACE).execute(row(team, rule)).replaceWith(rule);
  }

  private void requireVisible(String team) {
    if (!Caller.of(identity).sees(team)) {
      throw new Problem.NotFound("team", team);
    }
  }

  private static Tuple row(String team, FreezeRule rule) {
    return Tuple.from(
        new Object[] {
          team,
          rule.active(),
          rule.stormLevel(),
          (double) rule.lasts().toSeconds(),
          Freeze.array(rule.platforms()),
          Freeze.array(rule.people()),
          Freeze.array(rule.functions()),
          Freeze.array(rule.webhooks())
        });
  }

  private static FreezeRule rule(Row row) {
    return new FreezeRule(
        row.getBoolean("active"),
        row.getInteger("storm_level"),
        Duration.ofSeconds(row.getLong("seconds")),
        Set.of(row.getArrayOfStrings("platforms")),
        Set.of(row.getArrayOfStrings("people")),
        Set.of(row.getArrayOfStrings("functions")),
        Set.of(row.getArrayOfStrings("webhooks")));
  }
}
