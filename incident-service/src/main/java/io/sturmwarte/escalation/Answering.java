package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Move;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.person.People;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do to a chain of calls: they acknowledge, or they want more people to be called. */
@ApplicationScoped
public class Answering {
  private final Incidents incidents;
  private final Policies policies;
  private final People people;
  private final Awaited awaited;

  Answering(Incidents incidents, Policies policies, People people, Awaited awaited) {
    this.incidents = incidents;
    this.policies = policies;
    this.people = people;
    this.awaited = awaited;
  }

  /**
   * Acknowledges in the caller's name; without effect where the incident is over. Throws {@link
   * Problem.Conflict} where somebody has acknowledged already and the caller is not awaited.
   */
  public Uni<Incident> acknowledge(
      SqlClient tx, UUID id, @Nullable String match, Caller caller, @Nullable String reason) {
    var changes = incidents.changes();
    return Promises.load(tx)
        .chain(
            promises ->
                incidents
                    .lock(tx, id, caller)
                    .invoke(incident -> incident.requireVersion(match))
                    .call(incident -> answer(tx, incident, caller, reason, promises, changes)))
        .call(() -> changes.write(tx));
  }

  private Uni<Void> answer(
      SqlClient tx,
      Incident incident,
      Caller caller,
      @Nullable String reason,
      Promises promises,
      Changes changes) {
    if (incident.state.isOver()) {
      return Uni.createFrom().voidItem();
    }
    return wasAwaited(tx, incident, caller)
        .invoke(was -> decide(incident, was, caller, reason, promises, changes))
        .chain(() -> awaited.begin(tx, incident.id));
  }

  private static void decide(
      Incident incident,
      boolean wasAwaited,
      Caller caller,
      @Nullable String reason,
      Promises promises,
      Changes changes) {
    if (wasAwaited && incident.state == IncidentState.ACKNOWLEDGED) {
      changes.entry(
          incident,
          "acknowledgedToo",
          caller.name(),
          Words.acknowledgedToo(caller.name()),
          Map.of());
      return;
    }
    incident.move(Move.ACKNOWLEDGE, caller.name(), reason, promises.of(incident.severity), changes);
  }

  private Uni<Boolean> wasAwaited(SqlClient tx, Incident incident, Caller caller) {
    return people
        .byLogin(tx, caller.name())
        .chain(
            person ->
                person
                    .map(it -> awaited.acknowledge(tx, incident.id, it.id()))
                    .orElse(Uni.createFrom().item(false)));
  }

  /** The engine fires it in its next round, which this wakes. */
  Uni<Incident> escalate(
      SqlClient tx,
      UUID id,
      @Nullable String match,
      Caller caller,
      @Nullable String reason,
      @Nullable Integer step) {
    return incidents
        .change(
            tx,
            id,
            match,
            caller,
            (incident, promises, changes) ->
                incident.move(
                    Move.ESCALATE, caller.name(), reason, promises.of(incident.severity), changes))
        .call(
            incident ->
                step == null ? Uni.createFrom().voidItem() : jump(tx, incident, caller, step));
  }

  private Uni<Void> jump(SqlClient tx, Incident incident, Caller caller, int step) {
    var changes = incidents.changes();
    return policies
        .of(tx, Set.of(incident.team))
        .map(byTeam -> requireNonNull(byTeam.get(incident.team)).steps().size())
        .invoke(size -> jump(incident, caller, step, size, changes))
        .chain(() -> changes.write(tx));
  }

  private static void jump(Incident incident, Caller caller, int step, int size, Changes changes) {
    if (step >= size) {
      throw new Problem.Invalid("step", "the policy has the steps 0 to %d".formatted(size - 1));
    }
    var fired =
        incident.stepsFired.stream()
            .anyMatch(it -> it.cycle() == incident.chain.cycle() && it.step() == step);
    incident.chain = Decision.jump(incident.chain, step, fired, incident.now);
    changes.entry(
        incident, "jump", caller.name(), Words.jumped(caller.name(), step), Map.of("step", step));
  }
}
