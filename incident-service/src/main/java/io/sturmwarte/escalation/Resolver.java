package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.escalation.Resolution.TeamRole;
import io.sturmwarte.oncall.OnCall;
import io.sturmwarte.oncall.Roster;
import io.sturmwarte.partner.Partners;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads who the targets of some teams come to, however many incidents ask: nothing for addresses.
 */
@ApplicationScoped
class Resolver {
  private final People people;
  private final OnCall onCall;
  private final Partners partners;

  Resolver(People people, OnCall onCall, Partners partners) {
    this.people = people;
    this.onCall = onCall;
    this.partners = partners;
  }

  /** For one instant. */
  Uni<Resolution> resolve(SqlClient database, Map<String, Set<Target>> byTeam, Instant at) {
    return resolve(database, byTeam, at, Duration.ofSeconds(1));
  }

  /** For every instant of a time. */
  Uni<Resolution> resolve(
      SqlClient database, Map<String, Set<Target>> byTeam, Instant at, Duration ahead) {
    var until = at.plus(ahead);
    var targets = byTeam.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    if (targets.stream().allMatch(target -> target.kind() == Target.Kind.ADDRESS)) {
      return Uni.createFrom().item(Resolution.NONE);
    }
    return onCall
        .rosters(database, ids(targets, Target::rotation), at, until)
        .chain(
            rosters ->
                people
                    .byIds(database, people(targets, rosters.values()))
                    .chain(known -> resolve(database, byTeam, targets, rosters, known)));
  }

  private Uni<Resolution> resolve(
      SqlClient database,
      Map<String, Set<Target>> byTeam,
      Set<Target> targets,
      Map<UUID, Roster> rosters,
      Map<UUID, Person> known) {
    return partners
        .byIds(database, ids(targets, Target::partner))
        .chain(
            found ->
                byRole(database, roles(byTeam))
                    .map(roles -> new Resolution(known, rosters, roles, found)));
  }

  /** One statement for each role that is named; a session does one thing at a time. */
  private Uni<Map<TeamRole, List<Person>>> byRole(SqlClient database, Set<TeamRole> roles) {
    var found = new HashMap<TeamRole, List<Person>>();
    Uni<Void> read = Uni.createFrom().voidItem();
    for (var role : roles) {
      read =
          read.chain(() -> people.withFunction(database, role.team(), role.role()))
              .invoke(those -> found.put(role, those))
              .replaceWithVoid();
    }
    return read.replaceWith(found);
  }

  private static Set<TeamRole> roles(Map<String, Set<Target>> byTeam) {
    return byTeam.entrySet().stream()
        .flatMap(
            team ->
                team.getValue().stream()
                    .filter(target -> target.kind() == Target.Kind.ROLE)
                    .map(target -> new TeamRole(team.getKey(), requireNonNull(target.role()))))
        .collect(Collectors.toSet());
  }

  private static Set<UUID> people(Set<Target> targets, Collection<Roster> rosters) {
    var ids = new HashSet<>(ids(targets, Target::person));
    rosters.forEach(roster -> ids.addAll(roster.people()));
    return ids;
  }

  private static Set<UUID> ids(Set<Target> targets, Function<Target, @Nullable UUID> id) {
    return targets.stream()
        .flatMap(target -> Stream.ofNullable(id.apply(target)))
        .collect(Collectors.toSet());
  }
}
