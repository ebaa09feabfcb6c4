package io.sturmwarte.notify;

import static java.util.Objects.requireNonNull;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.person.ContactMethod;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Person;
import io.sturmwarte.person.Reach;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Tells somebody that a message could not be delivered: its person through their other contact
 * methods, and the team leads. What tells of a dead letter and dies itself is not told again.
 */
@ApplicationScoped
public class DeadLetters implements Work {
  static final String KIND = "dead-letter";

  private static final String FALLBACK = "team-lead";
  private static final int AT_ONCE = 50;
  private static final Duration NOTHING_AHEAD = Duration.ofDays(1);
  private static final Set<String> NOT_TOLD = Set.of(KIND, "verification");

  private static final String UNTOLD =
      """
      select id, body, last_error from outbox where state = 'DEAD' and dead_told_at is null
      order by position limit $1 for update skip locked
      """;

  private static final String TOLD =
      "update outbox set dead_told_at = app_now() where id = any($1)";

  private final Pool pool;
  private final People people;
  private final Messages messages;

  DeadLetters(Pool pool, People people, Messages messages) {
    this.pool = pool;
    this.people = people;
    this.messages = messages;
  }

  @Override
  public String name() {
    return "dead letters";
  }

  @Override
  public String wokenBy() {
    return "dead_letter";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(this::tell)
        .map(told -> told == AT_ONCE ? Duration.ZERO : NOTHING_AHEAD);
  }

  private Uni<Integer> tell(SqlConnection tx) {
    return tx.preparedQuery(UNTOLD)
        .execute(Tuple.of(AT_ONCE))
        .map(
            rows -> StreamSupport.stream(rows.spliterator(), false).map(DeadLetters::dead).toList())
        .call(dead -> dead.isEmpty() ? Uni.createFrom().voidItem() : tell(tx, dead))
        .map(List::size);
  }

  private Uni<Void> tell(SqlConnection tx, List<Dead> dead) {
    var ids = dead.stream().map(Dead::id).toArray(UUID[]::new);
    return people
        .reach(tx, persons(dead))
        .chain(reach -> leads(tx, dead).map(leads -> notices(dead, reach, leads)))
        .chain(notices -> messages.send(tx, notices))
        .chain(() -> tx.preparedQuery(TOLD).execute(Tuple.of(ids)))
        .replaceWithVoid();
  }

  private static Set<UUID> persons(List<Dead> dead) {
    return dead.stream()
        .map(it -> it.parcel().personId())
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private Uni<Map<String, List<Person>>> leads(SqlConnection tx, List<Dead> dead) {
    var teams = dead.stream().map(it -> it.parcel().team()).distinct().toList();
    var byTeam = new HashMap<String, List<Person>>();
    return Multi.createFrom()
        .iterable(teams)
        .onItem()
        .transformToUniAndConcatenate(
            team ->
                people.withFunction(tx, team, FALLBACK).invoke(found -> byTeam.put(team, found)))
        .collect()
        .last()
        .replaceWith(byTeam);
  }

  private static List<Notice> notices(
      List<Dead> dead, Map<UUID, Reach> reach, Map<String, List<Person>> leads) {
    return dead.stream()
        .filter(it -> !NOT_TOLD.contains(it.parcel().kind()))
        .flatMap(
            it ->
                Stream.concat(
                    otherWays(it, reach), leads(it, requireNonNull(leads.get(it.parcel().team())))))
        .toList();
  }

  private static Stream<Notice> otherWays(Dead dead, Map<UUID, Reach> known) {
    var id = dead.parcel().personId();
    var reach = id == null ? null : known.get(id);
    if (reach == null || !reach.person().active()) {
      return Stream.of();
    }
    var person = reach.person();
    return reach.methods().stream()
        .filter(method -> !method.address().equals(dead.parcel().address()))
        .map(method -> notice(dead, to(person, method), "other/" + method.id()));
  }

  private static Recipient to(Person person, ContactMethod method) {
    return new Recipient.Address(
        method.channel(), person.name(), method.address(), person.language());
  }

  private static Stream<Notice> leads(Dead dead, List<Person> leads) {
    return leads.stream()
        .filter(lead -> !lead.id().equals(dead.parcel().personId()))
        .map(lead -> notice(dead, new Recipient.OfPerson(lead.id()), "lead/" + lead.id()));
  }

  private static Notice notice(Dead dead, Recipient to, String place) {
    var it = dead.parcel();
    var data =
        Map.of(
            "target", it.target(),
            "channel", it.channel(),
            "subject", dead.subject(),
            "error", dead.error());
    return Notice.of(
        KIND, "dead/%s/%s".formatted(dead.id(), place), it.team(), it.about(), to, data);
  }

  private static Dead dead(Row row) {
    var body = row.getJsonObject("body");
    return new Dead(
        row.getUUID("id"),
        body.mapTo(Parcel.class),
        body.getString("subject", ""),
        Objects.requireNonNullElse(row.getString("last_error"), ""));
  }

  private record Dead(UUID id, Parcel parcel, String subject, String error) {}
}
