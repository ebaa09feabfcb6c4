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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private final People people;
  private final Clock clock;
  private final Engine templates;
  private final String console;

  Messages(
      People people,
      Clock clock,
      Engine templates,
      @ConfigProperty(name = "sturmwarte.console.url") String console) {
    this.people = people;
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

  Letter letter(Parcel parcel, @Nullable String acknowledge) {
    var place = parcel.incidentId() == null ? "" : "/incidents/" + parcel.incidentId();
    return new Letter(templates, parcel, console + place, acknowledge);
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
    var letter = letter(parcel, null);
    return JsonObject.mapFrom(parcel).put("subject", letter.subject()).put("text", letter.text());
  }
}
