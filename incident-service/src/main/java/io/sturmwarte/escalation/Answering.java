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
import io.sturmwarte.notify.Messages;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
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
  private final Messages messages;

  Answering(
      Incidents incidents, Policies policies, People people, Awaited awaited, Messages messages) {
    this.incidents = incidents;
    this.policies = policies;
    this.people = people;
    this.awaited = awaited;
    this.messages = messages;
  }

  /**
   * Acknowledges in the caller's name; without effect where the incident is over. Throws {@link
   * Problem.Conflict} where somebody has acknowledged already and the caller is not awaited.
   */
  Uni<Incident> acknowledge(
      SqlClient tx, UUID id, @Nullable String match, Caller caller, @Nullable String reason) {
    return people
        .byLogin(tx, caller.name())
        .map(person -> new Answer(caller, person.map(Person::id).orElse(null), reason, true))
        .chain(answer -> acknowledge(tx, id, match, answer));
  }

  /**
   * Acknowledges in the name of whoever was told; without effect where that is not needed any more.
   *
   * @param person null where no person was told, but an address
   */
  public Uni<Incident> acknowledge(SqlClient tx, UUID id, Caller caller, @Nullable UUID person) {
    return acknowledge(tx, id, null, new Answer(caller, person, null, false));
  }

  private Uni<Incident> acknowledge(SqlClient tx, UUID id, @Nullable String match, Answer answer) {
    var changes = incidents.changes();
    return Promises.load(tx)
        .chain(
            promises ->
                incidents
                    .lock(tx, id, answer.caller())
                    .invoke(incident -> incident.requireVersion(match))
                    .call(incident -> take(tx, incident, answer, promises, changes)))
        .call(() -> changes.write(tx));
  }

  private Uni<Void> take(
      SqlClient tx, Incident incident, Answer answer, Promises promises, Changes changes) {
    if (!answer.matters(incident.state)) {
      return Uni.createFrom().voidItem();
    }
    return wasAwaited(tx, incident, answer.person())
        .invoke(was -> decide(incident, was, answer, promises, changes))
        .chain(() -> awaited.begin(tx, incident.id));
  }

  private Uni<Boolean> wasAwaited(SqlClient tx, Incident incident, @Nullable UUID person) {
    return person == null
        ? Uni.createFrom().item(false)
        : awaited
            .acknowledge(tx, incident.id, person)
            .call(() -> messages.acknowledgedBy(tx, incident.id, person));
  }

  private static void decide(
      Incident incident, boolean wasAwaited, Answer answer, Promises promises, Changes changes) {
    var name = answer.caller().name();
    if (incident.state != IncidentState.ACKNOWLEDGED) {
      incident.move(
          Move.ACKNOWLEDGE, name, answer.reason(), promises.of(incident.severity), changes);
    } else if (wasAwaited) {
      changes.entry(incident, "acknowledgedToo", name, Words.acknowledgedToo(name), Map.of());
    } else if (answer.strict()) {
      // Not open from here; says which moves are.
      incident.move(
          Move.ACKNOWLEDGE, name, answer.reason(), promises.of(incident.severity), changes);
    }
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

  /**
   * An acknowledgement.
   *
   * @param strict whether one that is not needed any more is refused
   */
  private record Answer(
      Caller caller, @Nullable UUID person, @Nullable String reason, boolean strict) {
    boolean matters(IncidentState state) {
      return switch (state) {
        case OPEN, ACKNOWLEDGED -> true;
        case RESPONDING, STABILISED, WAITING_EXTERNAL -> strict;
        case RESOLVED, REVIEWED -> false;
      };
    }
  }
}
