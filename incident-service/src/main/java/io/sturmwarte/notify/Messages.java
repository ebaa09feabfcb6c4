package io.sturmwarte.notify;

import com.fasterxml.uuid.Generators;
import io.quarkus.qute.Engine;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.person.NotificationRule.Urgency;
import io.sturmwarte.person.People;
import io.sturmwarte.person.Reach;
import io.sturmwarte.rows.Columns;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Writes notices to the outbox: one message for each address and turn of whom they are for. */
@ApplicationScoped
public class Messages {
  /** Through limited channels a message waits for its turn; the others leave when they are due. */
  private static final String INSERT =
      """
      insert into outbox (id, channel, dedupe_key, body, person_id, due_at, state, last_error)
      select id, channel, dedupe_key, body::jsonb, person_id, coalesce(due_at, app_now()),
        case when cannot_be_sent is not null then 'DEAD'
          when coalesce(due_at, app_now()) <= app_now()
            and not exists (select from channel_limit where channel_limit.channel = message.channel)
          then 'PENDING' else 'WAITING' end,
        cannot_be_sent
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::uuid[], $6::timestamptz[], $7::text[])
        with ordinality as message (id, channel, dedupe_key, body, person_id, due_at, cannot_be_sent, place)
      order by place
      on conflict (dedupe_key) do nothing
      """;

  private static final String END_OWN =
      """
      update outbox set state = 'CANCELLED', finished_at = app_now(), last_error = 'no longer needed: acknowledged'
      where body ->> 'incidentId' = $1 and person_id = $2 and state = 'WAITING' and due_at > app_now()
        and body ->> 'kind' in ('page', 'level-2')
      """;

  private static final String TOLD =
      """
      select distinct body ->> 'target' as target from outbox
      where body ->> 'incidentId' = $1 and id <> $2 and body ->> 'target' <> $3
        and body ->> 'kind' in ('page', 'level-2') and state not in ('WAITING', 'CANCELLED', 'DEAD')
      order by target limit 12
      """;

  private final People people;
  private final AcknowledgeLinks links;
  private final Clock clock;
  private final Engine templates;
  private final String console;

  Messages(
      People people,
      AcknowledgeLinks links,
      Clock clock,
      Engine templates,
      @ConfigProperty(name = "sturmwarte.console.url") String console) {
    this.people = people;
    this.links = links;
    this.clock = clock;
    this.templates = templates;
    this.console = console;
  }

  /** In the transaction of what they tell; one with a known key is not written again. */
  public Uni<Void> send(SqlClient tx, List<Notice> notices) {
    if (notices.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return people
        .reach(tx, persons(notices))
        .map(reach -> rows(notices, reach))
        .chain(rows -> Columns.write(tx, INSERT, rows));
  }

  private Letter letter(
      Parcel parcel, @Nullable String acknowledge, List<String> told, boolean kept) {
    var place = parcel.incidentId() == null ? "" : "/incidents/" + parcel.incidentId();
    return new Letter(templates, parcel, console + place, acknowledge, told, kept);
  }

  /**
   * Ends what is still to come for a person who has acknowledged, where others go on being told. An
   * acknowledgement of the incident ends it for all by itself.
   */
  public Uni<Void> acknowledgedBy(SqlClient tx, UUID incident, UUID person) {
    return tx.preparedQuery(END_OWN)
        .execute(Tuple.of(incident.toString(), person))
        .replaceWithVoid();
  }

  /** The words as they are delivered: with links that acknowledge, and who else was told. */
  Uni<Letter> delivered(SqlClient database, UUID message, Parcel parcel) {
    if (parcel.kind().equals(Parcel.BUNDLE)) {
      return withLinks(parcel).map(bundle -> letter(bundle, null, List.of(), false));
    }
    if (!AcknowledgeLinks.isAcknowledged(parcel)) {
      return Uni.createFrom().item(letter(parcel, null, List.of(), false));
    }
    return told(database, message, parcel)
        .chain(
            told ->
                links.signer().map(by -> letter(parcel, by.address(message, parcel), told, false)));
  }

  private static Uni<List<String>> told(SqlClient database, UUID message, Parcel parcel) {
    return database
        .preparedQuery(TOLD)
        .execute(Tuple.of(String.valueOf(parcel.incidentId()), message, parcel.target()))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .map(row -> row.getString("target"))
                    .toList());
  }

  /** What a bundle names can be acknowledged one by one. */
  private Uni<Parcel> withLinks(Parcel bundle) {
    return links
        .signer()
        .map(
            by ->
                bundle.with(
                    Map.of(
                        "messages",
                        bundle.messages().stream().map(it -> withLink(bundle, it, by)).toList())));
  }

  /** A line has what its own message is signed with: the incident, the person, the address. */
  private static Map<String, Object> withLink(
      Parcel bundle, Map<String, Object> line, AcknowledgeLinks.Signer by) {
    var message = UUID.fromString(String.valueOf(line.get("id")));
    var address = by.address(message, bundle.line(line));
    var linked = new HashMap<>(line);
    if (address != null) {
      linked.put("acknowledge", address);
    }
    return linked;
  }

  /** The body of a message that stands for several to one address, worst first. */
  JsonObject bundle(List<Gate.Waiting> parts) {
    return withWords(Parcel.bundle(parts));
  }

  private static Set<UUID> persons(List<Notice> notices) {
    return notices.stream()
        .flatMap(
            notice ->
                switch (notice.to()) {
                  case Recipient.OfPerson person -> Stream.of(person.id());
                  case Recipient.Address address -> Stream.<UUID>of();
                })
        .collect(Collectors.toSet());
  }

  private List<Tuple> rows(List<Notice> notices, Map<UUID, Reach> reach) {
    var now = clock.instant();
    var rows = new ArrayList<Tuple>();
    for (var notice : notices) {
      switch (notice.to()) {
        case Recipient.Address to -> rows.add(row(notice.key(), Parcel.to(to, notice), null, null));
        case Recipient.OfPerson to -> rows.addAll(rows(notice, reach.get(to.id()), to.id(), now));
      }
    }
    return rows;
  }

  private List<Tuple> rows(Notice notice, @Nullable Reach reach, UUID person, Instant now) {
    var urgency = urgency(notice);
    var turns =
        reach == null ? List.<Reach.Turn>of() : reach.turns(urgency, urgency == Urgency.HIGH, now);
    if (turns.isEmpty()) {
      var nowhere = Parcel.nowhere(person, reach == null ? null : reach.person(), notice);
      return List.of(row(notice.key(), nowhere, null, "there is no way to reach this person"));
    }
    var rows = new ArrayList<Tuple>();
    for (var turn : turns) {
      var key = "%s/%s/%d".formatted(notice.key(), turn.method().id(), rows.size());
      var due = turn.at().isAfter(now) ? turn.at() : null;
      rows.add(row(key, Parcel.to(turn.method(), requirePerson(reach), notice), due, null));
    }
    return rows;
  }

  private static io.sturmwarte.person.Person requirePerson(@Nullable Reach reach) {
    return java.util.Objects.requireNonNull(reach).person();
  }

  private static Urgency urgency(Notice notice) {
    var about = notice.about();
    return about != null && Set.of("S1", "S2").contains(about.severity())
        ? Urgency.HIGH
        : Urgency.LOW;
  }

  /** What people read is kept with it, so that it can be shown; what acknowledges is not. */
  private Tuple row(
      String key, Parcel parcel, @Nullable Instant due, @Nullable String cannotBeSent) {
    return Tuple.from(
        new Object[] {
          Generators.timeBasedEpochGenerator().generate(),
          parcel.channel(),
          key,
          withWords(parcel),
          parcel.personId(),
          due == null ? null : due.atOffset(ZoneOffset.UTC),
          cannotBeSent
        });
  }

  private JsonObject withWords(Parcel parcel) {
    var letter = letter(parcel, null, List.of(), true);
    return JsonObject.mapFrom(parcel).put("subject", letter.subject()).put("text", letter.text());
  }
}
