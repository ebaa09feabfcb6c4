package io.sturmwarte.escalation;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Deadline;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.incident.Promises;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Recipient;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Warns of promises in time, and marks those that were not kept, which may call for outside help.
 */
@ApplicationScoped
public class DeadlineWatch implements Work {
  private static final int AT_ONCE = 200;

  /** What is written to the timeline earlier wakes nobody. */
  private static final int TOLD_FROM_PERCENT = 75;

  private static final String DUE =
      """
      where id in (
        select incident_id from deadline where state = 'running' and next_at <= app_now() order by next_at limit $1)
      for update skip locked
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(next_at) - app_now())::float8
      from deadline where state = 'running' and next_at > app_now()
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final People people;
  private final Messages messages;

  DeadlineWatch(Pool pool, Incidents incidents, People people, Messages messages) {
    this.pool = pool;
    this.incidents = incidents;
    this.people = people;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "deadlines";
  }

  @Override
  public String wokenBy() {
    return "deadline";
  }

  /** Marks what is due; gives how long until the next is. */
  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::markDue)
        .chain(
            found ->
                found.isEmpty()
                    ? Sleep.until(pool, NEXT_DUE)
                    : Uni.createFrom().item(Duration.ZERO));
  }

  private Uni<List<Incident>> markDue(SqlConnection tx) {
    return incidents
        .find(tx, DUE, Tuple.of(AT_ONCE))
        .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : mark(tx, due));
  }

  private Uni<Void> mark(SqlConnection tx, List<Incident> due) {
    var changes = incidents.changes();
    return Promises.load(tx)
        .map(
            promises ->
                due.stream().flatMap(incident -> mark(incident, promises, changes)).toList())
        .call(() -> changes.write(tx))
        .chain(warnings -> tell(tx, warnings));
  }

  private static Stream<Warning> mark(Incident incident, Promises promises, Changes changes) {
    var promise = promises.of(incident.severity);
    // By the calendars as they are now; otherwise what is due no longer would come again and again.
    incident.plan(promise, changes);
    incident.breach(promise, changes);
    return incident.warn(promise, changes).stream()
        .filter(deadline -> deadline.warned() >= TOLD_FROM_PERCENT && !incident.isSuppressed())
        .flatMap(deadline -> logins(incident).map(login -> new Warning(incident, deadline, login)));
  }

  /** Whoever has it in hand; while nobody has, the escalation tells those on call. */
  private static Stream<String> logins(Incident incident) {
    return Stream.of(incident.acknowledgedBy, incident.lead).filter(Objects::nonNull).distinct();
  }

  private Uni<Void> tell(SqlConnection tx, List<Warning> warnings) {
    var logins = warnings.stream().map(Warning::login).distinct().toList();
    return people
        .byLogins(tx, logins)
        .chain(
            known ->
                messages.send(
                    tx,
                    warnings.stream()
                        .filter(warning -> known.containsKey(warning.login()))
                        .map(warning -> warning.notice(requireNonNull(known.get(warning.login()))))
                        .toList()));
  }

  /** That much of the time of a promise is over, for somebody who can still keep it. */
  private record Warning(Incident incident, Deadline deadline, String login) {
    Notice notice(Person person) {
      return Notice.of(
          "sla-warning",
          "%s/sla-warning/%s/%s/%d/%s"
              .formatted(
                  incident.id,
                  deadline.kind().word(),
                  deadline.startedAt(),
                  deadline.warned(),
                  person.id()),
          incident.team,
          Notices.about(incident),
          new Recipient.OfPerson(person.id()),
          Map.of(
              "what",
              deadline.kind().text().in(person.language()),
              "percent",
              deadline.warned(),
              "dueAt",
              deadline.dueAt().toString()));
    }
  }
}
