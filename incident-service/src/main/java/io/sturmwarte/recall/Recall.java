package io.sturmwarte.recall;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.identity.Role;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Move;
import io.sturmwarte.incident.NewIncident;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.incident.Text;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings an incident back, so that people are called: one that is open is escalated, one that was
 * resolved a short while ago is reopened, and an older one is followed by a new one. Where another
 * is open on its topic by then, that one is escalated.
 */
@ApplicationScoped
public class Recall {
  /** A rule of ours acts for all teams. */
  public static final Caller OURSELVES = new Caller(Changes.SYSTEM, Set.of(Role.SERVICE), Set.of());

  private static final String OPEN_ON_TOPIC =
      """
      where brand_id = $1 and lower(btrim(topic)) = lower(btrim($2)) and exercise = $3 and id <> $4
        and state not in ('RESOLVED', 'REVIEWED')
      order by severity, id limit 1 for update
      """;

  private final Incidents incidents;

  Recall(Incidents incidents) {
    this.incidents = incidents;
  }

  /**
   * In the transaction that has locked the incident; the caller writes {@code changes}.
   *
   * @param why a sentence that stands in the timeline
   * @return the incident that goes on
   */
  public Uni<Incident> bringBack(
      SqlConnection tx, Incident incident, Text why, Promises promises, Changes changes) {
    if (!incident.state.isOver()) {
      escalate(incident, why, promises, changes);
      return Uni.createFrom().item(incident);
    }
    return other(tx, incident)
        .chain(
            other ->
                other
                    .map(it -> elsewhere(incident, it, why, promises, changes))
                    .orElseGet(() -> again(tx, incident, why, promises, changes)));
  }

  private static Uni<Incident> elsewhere(
      Incident incident, Incident other, Text why, Promises promises, Changes changes) {
    changes.entry(incident, "continued", Changes.SYSTEM, goesOnIn(other), Map.of("in", other.id));
    escalate(other, why, promises, changes);
    return Uni.createFrom().item(other);
  }

  private Uni<Incident> again(
      SqlConnection tx, Incident incident, Text why, Promises promises, Changes changes) {
    return reopened(incident, why, promises, changes)
        ? Uni.createFrom().item(incident)
        : follow(tx, incident, why, promises, changes);
  }

  private static void escalate(Incident incident, Text why, Promises promises, Changes changes) {
    incident.move(Move.ESCALATE, Changes.SYSTEM, why.de(), promises.of(incident.severity), changes);
  }

  private Uni<Optional<Incident>> other(SqlConnection tx, Incident incident) {
    var topic = incident.topic;
    return topic == null
        ? Uni.createFrom().item(Optional.empty())
        : incidents
            .find(
                tx,
                OPEN_ON_TOPIC,
                Tuple.of(incident.brandId, topic, incident.exercise, incident.id))
            .map(found -> found.stream().findFirst());
  }

  /** How long an incident may be reopened is its own rule; a refusal changes nothing in it. */
  private static boolean reopened(Incident incident, Text why, Promises promises, Changes changes) {
    try {
      incident.move(Move.REOPEN, Changes.SYSTEM, why.de(), promises.of(incident.severity), changes);
      return true;
    } catch (Problem.Conflict tooLate) {
      return false;
    }
  }

  private Uni<Incident> follow(
      SqlConnection tx, Incident old, Text why, Promises promises, Changes changes) {
    return incidents
        .open(tx, following(old), Changes.SYSTEM, promises, changes)
        .map(opened -> opened.stream().findFirst())
        .map(
            opened ->
                opened.orElseThrow(
                    () -> new IllegalStateException("another was opened on the topic meanwhile")))
        .invoke(
            next ->
                changes.entry(
                    next, "follows", Changes.SYSTEM, after(old, why), Map.of("follows", old.id)))
        .invoke(next -> old.followedBy(next, Changes.SYSTEM, changes));
  }

  private static NewIncident following(Incident old) {
    return new NewIncident(
        newId(),
        old.brandId,
        old.brandName,
        old.team,
        old.title,
        old.topic,
        old.cause,
        old.severity,
        old.exercise,
        true,
        old.id);
  }

  private static UUID newId() {
    return Generators.timeBasedEpochGenerator().generate();
  }

  private static Text after(Incident old, Text why) {
    return new Text(
        "Folgt auf Vorfall %s: %s".formatted(old.number, why.de()),
        "Follows incident %s: %s".formatted(old.number, why.en()));
  }

  private static Text goesOnIn(Incident other) {
    return new Text(
        "Geht weiter in Vorfall %s".formatted(other.number),
        "Goes on in incident %s".formatted(other.number));
  }
}
