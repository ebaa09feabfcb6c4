package io.sturmwarte.alert;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Tells the groups that are due, in stages: what is muted, what is new or to be repeated, the
 * message. The group's locked row keeps other replicas from it, and each message's key says how
 * often its alert was told before, so that none is written twice.
 */
@ApplicationScoped
public class TellCycle {
  private static final int AT_ONCE = 50;
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private static final String CLAIM =
      """
      select g.id, g.brand_id, g.topic, b.name, b.team, app_now() as now
      from alert_group g join brand b on b.id = g.brand_id
      where g.due_at <= app_now()
      order by g.due_at
      limit $1
      for update of g skip locked
      """;

  /** What is open, and what was never told although nothing kept it back. */
  private static final String CANDIDATES =
      """
      select a.id, a.group_id, a.brand_id, b.name, b.team, a.kind, a.rule_id, a.rule, a.rule_kind, a.category, a.platform,
        a.topic, a.level, a.score, a.excess, a.reasons, a.mention_ids, a.raised_at, a.suppressed_by, a.times_told,
        a.told_at, a.last_seen_at > $2 as open
      from alert a join brand b on b.id = a.brand_id
      where a.group_id = any($1)
        and (a.last_seen_at > $2 or (a.times_told = 0 and a.suppressed_by = '[]'))
      order by a.raised_at, a.id
      """;

  private static final String NEXT_DUE =
      "select extract(epoch from min(due_at) - app_now())::float8 from alert_group where due_at is not null";

  private final Pool pool;
  private final AlertSettings settings;
  private final MuteStage muteStage;
  private final Post post;

  TellCycle(Pool pool, AlertSettings settings, MuteStage muteStage, Post post) {
    this.pool = pool;
    this.settings = settings;
    this.muteStage = muteStage;
    this.post = post;
  }

  public Uni<Duration> round() {
    return pool.withTransaction(
            connection ->
                connection
                    .preparedQuery(CLAIM)
                    .execute(Tuple.of(AT_ONCE))
                    .map(TellCycle::groups)
                    .call(groups -> tell(connection, groups)))
        .chain(
            groups ->
                groups.size() == AT_ONCE ? Uni.createFrom().item(Duration.ZERO) : untilNextDue());
  }

  /** A group that is due. */
  record Due(UUID id, UUID brandId, String topic, String brand, String team) {}

  private record Claimed(List<Due> groups, Instant now) {
    int size() {
      return groups.size();
    }
  }

  private static Claimed groups(RowSet<Row> rows) {
    var groups = new ArrayList<Due>(rows.size());
    var now = Instant.EPOCH;
    for (var row : rows) {
      now = row.getOffsetDateTime("now").toInstant();
      groups.add(
          new Due(
              row.getUUID("id"),
              row.getUUID("brand_id"),
              row.getString("topic"),
              row.getString("name"),
              row.getString("team")));
    }
    return new Claimed(groups, now);
  }

  private Uni<Void> tell(SqlClient connection, Claimed claimed) {
    if (claimed.groups().isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    var ids = claimed.groups().stream().map(Due::id).toArray(UUID[]::new);
    var openSince = claimed.now().minus(settings.openFor()).atOffset(ZoneOffset.UTC);
    return connection
        .preparedQuery(CANDIDATES)
        .execute(Tuple.of(ids, openSince))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Listed::of).toList())
        .chain(listed -> muteStage.mute(connection, listed, openSince))
        .map(listed -> tellings(claimed, listed))
        .chain(tellings -> post.send(connection, tellings, claimed.now()));
  }

  private List<Post.Letter> tellings(Claimed claimed, List<Listed> listed) {
    Map<UUID, List<Listed>> byGroup =
        listed.stream().collect(Collectors.groupingBy(Listed::groupId));
    return claimed.groups().stream()
        .map(group -> telling(group, byGroup.getOrDefault(group.id(), List.of()), claimed.now()))
        .toList();
  }

  private Post.Letter telling(Due group, List<Listed> listed, Instant now) {
    var candidates = listed.stream().map(Listed::candidate).toList();
    var telling = Telling.of(candidates, now, settings.groupInterval(), settings.repeatInterval());
    var rows = listed.stream().collect(Collectors.toMap(one -> one.candidate().id(), Listed::row));
    return new Post.Letter(group, telling, rows);
  }

  private Uni<Duration> untilNextDue() {
    return pool.query(NEXT_DUE).execute().map(TellCycle::sleep);
  }

  private static Duration sleep(RowSet<Row> rows) {
    var seconds = rows.iterator().next().getDouble(0);
    return seconds == null || seconds > LONGEST_SLEEP.toSeconds()
        ? LONGEST_SLEEP
        : Duration.ofMillis(Math.max(0, (long) (seconds * 1000)) + 20);
  }
}
