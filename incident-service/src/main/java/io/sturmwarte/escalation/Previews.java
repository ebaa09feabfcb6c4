package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.escalation.Condition.Circumstances;
import io.sturmwarte.incident.Cause;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.Severity;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads what a policy names, to check it and to say what it would do. */
@ApplicationScoped
class Previews {
  private static final int LEVEL_TWO_FROM_LEVEL = 5;

  /** Longer than any round of any policy: 200 steps of 9000 minutes, six times. */
  private static final Duration AHEAD = Duration.ofDays(400);

  private static final String KNOWN =
      """
      select array(select id from person where team = $1) as people,
        array(select id from rotation where team = $1) as rotations,
        array(select id from partner where team = $1) as partners,
        array(select name from sla_calendar) as calendars
      """;

  private final Policies policies;
  private final Resolver resolver;
  private final Clock clock;

  Previews(Policies policies, Resolver resolver, Clock clock) {
    this.policies = policies;
    this.resolver = resolver;
    this.clock = clock;
  }

  Uni<PolicyCheck.Known> known(SqlClient database, String team) {
    return database
        .preparedQuery(KNOWN)
        .execute(Tuple.of(team))
        .map(rows -> known(rows.iterator().next()));
  }

  private static PolicyCheck.Known known(Row row) {
    return new PolicyCheck.Known(
        Set.of(row.getArrayOfUUIDs("people")),
        Set.of(row.getArrayOfUUIDs("rotations")),
        Set.of(row.getArrayOfUUIDs("partners")),
        Set.of(row.getArrayOfStrings("calendars")));
  }

  Instant instant(@Nullable String text) {
    if (text == null) {
      return clock.instant();
    }
    try {
      return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    } catch (DateTimeException e) {
      throw new Problem.Invalid("at", "say an instant such as 2026-01-05T09:00:00Z");
    }
  }

  Uni<List<Preview.Call>> of(
      SqlClient database,
      String team,
      Instant at,
      Severity severity,
      int level,
      @Nullable Cause cause) {
    return Promises.load(database)
        .chain(
            promises ->
                policies
                    .of(database, Set.of(team))
                    .map(byTeam -> requireNonNull(byTeam.get(team)))
                    .chain(
                        policy ->
                            resolver
                                .resolve(database, Map.of(team, targets(policy)), at, AHEAD)
                                .map(
                                    who ->
                                        calls(
                                            team, policy, at, severity, level, cause, promises,
                                            who))));
  }

  private static List<Preview.Call> calls(
      String team,
      Policy policy,
      Instant at,
      Severity severity,
      int level,
      @Nullable Cause cause,
      Promises promises,
      Resolution who) {
    var promise = promises.of(severity);
    return Preview.of(
        policy,
        at,
        severity == Severity.S1 || level >= LEVEL_TWO_FROM_LEVEL,
        instant ->
            new Circumstances(severity, level, cause, name -> Plan.isOpen(promise, name, instant)),
        (targets, instant) -> who.of(team, targets, instant).stream().map(Told::name).toList());
  }

  private static Set<Target> targets(Policy policy) {
    return Stream.concat(
            policy.steps().stream().flatMap(step -> step.targets().stream()),
            policy.fallback().stream())
        .collect(Collectors.toSet());
  }
}
