package io.sturmwarte.events;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import io.smallrye.mutiny.subscription.Cancellable;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened, in the order in which it became visible. Written in the transaction of its cause;
 * one reader per replica follows the table and feeds all clients. A client that comes back with
 * {@code Last-Event-ID} first gets what it missed. One that reads too slowly is cut off, and
 * resumes in the same way.
 */
public final class EventLog {
  private static final int PAGE = 500;
  private static final int CLIENT_BUFFER = 2_000;
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration RECHECK = Duration.ofMillis(20);
  private static final Duration IDLE = Duration.ofSeconds(5);

  /** Parameters: team, type, subject or null, data. */
  public static final String INSERT =
      "insert into event (team, type, subject, data) values ($1, $2, $3, $4::jsonb)";

  /** Only up to the oldest open transaction: what commits later has a higher position. */
  private static final String READ =
      """
      select tx::text as tx, id, team, type, subject, data from event
      where (tx, id) > ($1::text::xid8, $2) and tx < pg_snapshot_xmin(pg_current_snapshot())
      order by event.tx, id limit %d
      """
          .formatted(PAGE);

  private static final String END =
      """
      select coalesce(max(tx), '0'::xid8)::text as tx, 9223372036854775807 as id
      from event where tx < pg_snapshot_xmin(pg_current_snapshot())
      """;

  private static final String HIDDEN =
      "select exists (select from event where tx >= pg_snapshot_xmin(pg_current_snapshot()))";

  private final Pool pool;
  private final BroadcastProcessor<Event> live = BroadcastProcessor.create();
  private final AtomicReference<@Nullable Position> tail = new AtomicReference<>();
  private final AtomicInteger clients = new AtomicInteger();

  public EventLog(Pool pool) {
    this.pool = pool;
  }

  /** Writes an event in the transaction of {@code connection}. */
  public static Uni<Void> append(
      SqlClient connection, String team, String type, @Nullable String subject, JsonObject data) {
    return connection
        .preparedQuery(INSERT)
        .execute(Tuple.from(new Object[] {team, type, subject, data}))
        .replaceWithVoid();
  }

  /** Hands what is new to all clients; gives how long to sleep. */
  public Uni<Duration> round() {
    var from = tail.get();
    if (from == null) {
      return end().invoke(tail::set).replaceWith(Duration.ZERO);
    }
    if (clients.get() == 0) {
      // Nobody to read for. Whoever comes while the end is looked up is not to miss what has
      // happened since.
      return end().invoke(this::skipTo).replaceWith(IDLE);
    }
    return read(from).invoke(this::publish).chain(this::untilNextRound);
  }

  /**
   * The events that {@code visible} lets through, as a stream for one client.
   *
   * @param lastEventId where the client left off; null to begin now
   */
  public Multi<OutboundSseEvent> serve(
      Sse sse, @Nullable String lastEventId, Predicate<Event> visible) {
    var events =
        follow(lastEventId)
            .filter(visible)
            .map(
                event ->
                    sse.newEventBuilder()
                        .id(event.position().toString())
                        .name(event.type())
                        .data(event.data().encode())
                        .build());
    var heartbeat =
        Multi.createFrom()
            .ticks()
            .every(HEARTBEAT)
            .onOverflow()
            .drop()
            .map(ignored -> sse.newEventBuilder().comment("still here").build());
    return Multi.createBy().merging().streams(events, heartbeat);
  }

  private void skipTo(Position end) {
    if (clients.get() == 0) {
      tail.set(end);
    }
  }

  Multi<Event> follow(@Nullable String lastEventId) {
    var buffer = UnicastProcessor.<Event>create(new ArrayBlockingQueue<>(CLIENT_BUFFER), null);
    var progress = lastEventId == null ? null : new Progress(Position.parse(lastEventId));
    clients.incrementAndGet();
    var subscription = live.subscribe().with(buffer::onNext, buffer::onError, buffer::onComplete);
    var events = progress == null ? buffer : resume(progress, buffer);
    return events.onTermination().invoke(() -> left(subscription));
  }

  private void left(Cancellable subscription) {
    subscription.cancel();
    clients.decrementAndGet();
  }

  /** First what was missed, page by page, then what has come in meanwhile. */
  private Multi<Event> resume(Progress progress, Multi<Event> buffer) {
    var missed =
        Multi.createBy()
            .repeating()
            .uni(() -> read(progress.position).invoke(progress::advance))
            .whilst(page -> page.size() == PAGE)
            .onItem()
            .<Event>disjoint();
    var since = buffer.filter(event -> event.position().compareTo(progress.position) > 0);
    return Multi.createBy().concatenating().streams(missed, since);
  }

  private void publish(List<Event> page) {
    page.forEach(live::onNext);
    if (!page.isEmpty()) {
      tail.set(page.getLast().position());
    }
  }

  private Uni<Duration> untilNextRound(List<Event> page) {
    if (page.size() == PAGE) {
      return Uni.createFrom().item(Duration.ZERO);
    }
    return pool.query(HIDDEN)
        .execute()
        .map(rows -> rows.iterator().next().getBoolean(0) ? RECHECK : IDLE);
  }

  private Uni<List<Event>> read(Position after) {
    return pool.preparedQuery(READ).execute(Tuple.of(after.tx(), after.id())).map(EventLog::events);
  }

  private Uni<Position> end() {
    return pool.query(END).execute().map(rows -> position(rows.iterator().next()));
  }

  private static List<Event> events(RowSet<Row> rows) {
    var events = new ArrayList<Event>(rows.size());
    for (var row : rows) {
      events.add(
          new Event(
              position(row),
              row.getString("team"),
              row.getString("type"),
              row.getString("subject"),
              row.getJsonObject("data")));
    }
    return events;
  }

  private static Position position(Row row) {
    return new Position(row.getString("tx"), row.getLong("id"));
  }

  /** How far one client has come. */
  private static final class Progress {
    private volatile Position position;

    Progress(Position position) {
      this.position = position;
    }

    void advance(List<Event> page) {
      if (!page.isEmpty()) {
        position = page.getLast().position();
      }
    }
  }

  /**
   * Something that happened.
   *
   * @param team who may see it
   * @param type for example {@code mention}, {@code level}, {@code alert}
   * @param subject what it is about, such as an exercise's id
   */
  public record Event(
      Position position, String team, String type, @Nullable String subject, JsonObject data) {}

  /** A place in the log: the transaction, then the row in it. */
  public record Position(String tx, long id) implements Comparable<Position> {
    static Position parse(String text) {
      var parts = text.split("-", -1);
      try {
        return new Position(
            Long.toUnsignedString(Long.parseUnsignedLong(parts[0])), Long.parseLong(parts[1]));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new Problem.Invalid(
            "Last-Event-ID", "send the id of the last event you received, unchanged");
      }
    }

    @Override
    public int compareTo(Position other) {
      var byTransaction =
          Long.compareUnsigned(Long.parseUnsignedLong(tx), Long.parseUnsignedLong(other.tx));
      return byTransaction != 0 ? byTransaction : Long.compare(id, other.id);
    }

    @Override
    public String toString() {
      return tx + "-" + id;
    }
  }
}
