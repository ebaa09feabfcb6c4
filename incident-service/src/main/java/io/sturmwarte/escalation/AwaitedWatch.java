package io.sturmwarte.escalation;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.escalation.Awaited.Waiting;
import io.sturmwarte.incident.Changes;
import io.sturmwarte.incident.Incident;
import io.sturmwarte.incident.IncidentState;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.notify.Messages;
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
import java.util.UUID;
import java.util.stream.Stream;

/** Tells those again who have not acknowledged, though somebody else of their step has. */
@ApplicationScoped
public class AwaitedWatch implements Work {
  private static final int AT_ONCE = 100;

  private static final String DUE =
      """
      where id in (
        select incident_id from awaited_acknowledgement where due_at <= app_now() order by due_at limit $1)
      for update skip locked
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from min(due_at) - app_now())::float8
      from awaited_acknowledgement where due_at > app_now()
      """;

  private final Pool pool;
  private final Incidents incidents;
  private final Awaited awaited;
  private final People people;
  private final Messages messages;

  AwaitedWatch(Pool pool, Incidents incidents, Awaited awaited, People people, Messages messages) {
    this.pool = pool;
    this.incidents = incidents;
    this.awaited = awaited;
    this.people = people;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "awaited acknowledgements";
  }

  @Override
  public String wokenBy() {
    return "awaited_acknowledgement";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::tellDue)
        .chain(
            found ->
                found.isEmpty()
                    ? Sleep.until(pool, NEXT_DUE)
                    : Uni.createFrom().item(Duration.ZERO));
  }

  private Uni<List<Incident>> tellDue(SqlConnection tx) {
    return incidents
        .find(tx, DUE, Tuple.of(AT_ONCE))
        .call(due -> due.isEmpty() ? Uni.createFrom().voidItem() : tell(tx, due));
  }

  /** Only while it is acknowledged and no more: otherwise it has moved on, or the chain tells. */
  private Uni<Void> tell(SqlConnection tx, List<Incident> due) {
    var still = due.stream().filter(it -> it.state == IncidentState.ACKNOWLEDGED).toList();
    var over = due.stream().filter(it -> it.state != IncidentState.ACKNOWLEDGED);
    return awaited
        .end(tx, ids(over))
        .chain(() -> awaited.due(tx, ids(still.stream())))
        .chain(waiting -> tell(tx, still, waiting));
  }

  private Uni<Void> tell(SqlConnection tx, List<Incident> incidentsStill, List<Waiting> waiting) {
    var changes = incidents.changes();
    return people
        .byIds(tx, waiting.stream().map(Waiting::person).toList())
        .invoke(known -> incidentsStill.forEach(it -> entry(it, waiting, known, changes)))
        .chain(() -> changes.write(tx))
        .chain(() -> awaited.toldAgain(tx, waiting))
        .chain(
            () ->
                messages.send(
                    tx,
                    incidentsStill.stream()
                        .flatMap(
                            it ->
                                of(it, waiting)
                                    .map(
                                        one ->
                                            Notices.page(
                                                key(one),
                                                it,
                                                new Recipient.OfPerson(one.person()),
                                                one.level(),
                                                true)))
                        .toList()));
  }

  private static void entry(
      Incident incident, List<Waiting> waiting, Map<UUID, Person> known, Changes changes) {
    var names =
        of(incident, waiting)
            .flatMap(it -> Stream.ofNullable(known.get(it.person())))
            .map(Person::name)
            .toList();
    changes.entry(
        incident, "toldAgain", Changes.SYSTEM, Words.toldAgain(names), Map.of("targets", names));
  }

  private static Stream<Waiting> of(Incident incident, List<Waiting> waiting) {
    return waiting.stream().filter(it -> it.incident().equals(incident.id));
  }

  private static String key(Waiting it) {
    return "%s/%d/%d/%s/%d".formatted(it.incident(), it.cycle(), it.step(), it.person(), it.told());
  }

  private static List<UUID> ids(Stream<Incident> those) {
    return those.map(it -> it.id).toList();
  }
}
