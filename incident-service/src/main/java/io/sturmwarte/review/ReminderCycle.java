package io.sturmwarte.review;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.cycle.Sleep;
import io.sturmwarte.cycle.Work;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.notify.Notice;
import io.sturmwarte.notify.Recipient;
import io.sturmwarte.person.People;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reminds owners of reviews, action items and strategy reviews. Who is unknown to the house gets no
 * message; the list of what is overdue shows it all the same.
 */
@ApplicationScoped
public class ReminderCycle implements Work {
  private static final int AT_ONCE = 100;

  private static final String DUE =
      """
      select 'review' as kind, r.id, r.team, r.owner, r.due_at, r.next_reminder_at, i.id as incident_id,
        i.number || ' ' || i.title as title, app_now() as read_at
      from review r join incident i on i.id = r.incident_id
      where r.next_reminder_at <= app_now() order by r.next_reminder_at limit $1 for update of r skip locked
      """;

  private static final String DUE_ACTIONS =
      """
      select 'action_item' as kind, a.id, a.team, a.owner, a.due_at, a.next_reminder_at, a.incident_id, a.text as title,
        app_now() as read_at
      from action_item a
      where a.next_reminder_at <= app_now() order by a.next_reminder_at limit $1 for update of a skip locked
      """;

  private static final String DUE_STRATEGY =
      """
      select 'strategy_review' as kind, s.id, s.team, s.owner, s.due_at, s.next_reminder_at, null::uuid as incident_id,
        s.team as title, app_now() as read_at
      from strategy_review s
      where s.next_reminder_at <= app_now() order by s.next_reminder_at limit $1 for update of s skip locked
      """;

  private static final String NEXT_DUE =
      """
      select extract(epoch from least(
        (select min(next_reminder_at) from review), (select min(next_reminder_at) from action_item),
        (select min(next_reminder_at) from strategy_review)) - app_now())::float8
      """;

  private final Pool pool;
  private final People people;
  private final Messages messages;
  private final ZoneId zone;

  ReminderCycle(
      Pool pool,
      People people,
      Messages messages,
      @ConfigProperty(name = "sturmwarte.zone", defaultValue = "Europe/Berlin") ZoneId zone) {
    this.pool = pool;
    this.people = people;
    this.messages = messages;
    this.zone = zone;
  }

  @Override
  public String name() {
    return "reminders";
  }

  @Override
  public String wokenBy() {
    return "task";
  }

  @Override
  public Uni<Duration> round() {
    return pool.withTransaction(tx -> remind(tx, DUE))
        .chain(() -> pool.withTransaction(tx -> remind(tx, DUE_ACTIONS)))
        .chain(() -> pool.withTransaction(tx -> remind(tx, DUE_STRATEGY)))
        .chain(() -> Sleep.until(pool, NEXT_DUE));
  }

  private Uni<Void> remind(SqlConnection tx, String due) {
    return tx.preparedQuery(due)
        .execute(Tuple.of(AT_ONCE))
        .chain(
            rows ->
                Multi.createFrom()
                    .iterable(rows)
                    .onItem()
                    .transformToUniAndConcatenate(row -> remind(tx, row))
                    .collect()
                    .last());
  }

  private Uni<Void> remind(SqlConnection tx, Row row) {
    return tell(tx, row)
        .chain(
            () ->
                tx.preparedQuery(
                        "update %s set next_reminder_at = $2 where id = $1"
                            .formatted(row.getString("kind")))
                    .execute(Tuple.of(row.getUUID("id"), next(row).atOffset(ZoneOffset.UTC))))
        .replaceWithVoid();
  }

  private static Instant next(Row row) {
    return Reminders.after(
        row.getOffsetDateTime("read_at").toInstant(), row.getOffsetDateTime("due_at").toInstant());
  }

  private Uni<Void> tell(SqlConnection tx, Row row) {
    var owner = row.getString("owner");
    if (owner == null) {
      return Uni.createFrom().voidItem();
    }
    return people
        .byLogin(tx, owner)
        .map(person -> person.map(it -> notice(row, it.id())).stream().toList())
        .chain(notices -> messages.send(tx, notices));
  }

  private Notice notice(Row row, UUID person) {
    var due = row.getOffsetDateTime("due_at").toInstant();
    var late = due.isBefore(row.getOffsetDateTime("read_at").toInstant());
    UUID incident = row.getUUID("incident_id");
    var kind = row.getString("kind");
    return Notice.of(
        "task-due",
        "task/%s/%s"
            .formatted(row.getUUID("id"), row.getOffsetDateTime("next_reminder_at").toInstant()),
        row.getString("team"),
        null,
        new Recipient.OfPerson(person),
        Map.of(
            "what",
            kind,
            "title",
            row.getString("title"),
            "late",
            late,
            "path",
            incident == null ? "/reports" : "/incidents/" + incident,
            "dueDe",
            date(due, "d. MMMM yyyy, HH:mm", Locale.GERMAN),
            "dueEn",
            date(due, "d MMMM yyyy, HH:mm", Locale.UK)));
  }

  private String date(Instant at, String pattern, Locale locale) {
    return DateTimeFormatter.ofPattern(pattern, locale).format(at.atZone(zone));
  }
}
