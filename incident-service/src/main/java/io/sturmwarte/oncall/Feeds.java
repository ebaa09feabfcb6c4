package io.sturmwarte.oncall;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.problem.Problem;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Shifts for those who subscribe to them: a secret token stands for a person or a rotation. */
@ApplicationScoped
class Feeds {
  private static final Duration BACK = Duration.ofDays(14);
  private static final Duration AHEAD = Duration.ofDays(92);
  private static final int TOKEN_BYTES = 32;

  private static final String INSERT =
      """
      insert into calendar_feed (id, team, person_id, rotation_id, token_hash, created_by)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private static final String OF_TEAMS =
      "select * from calendar_feed where $1 or team = any($2) order by created_at, id";

  private static final String REMOVE =
      "delete from calendar_feed where id = $1 and ($2 or team = any($3))";

  private final OnCall onCall;
  private final Names names;
  private final SecureRandom random = new SecureRandom();

  Feeds(OnCall onCall, Names names) {
    this.onCall = onCall;
    this.names = names;
  }

  /** Gives the token, which nobody can read again. */
  Uni<String> create(SqlClient tx, Feed feed) {
    var bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return tx.preparedQuery(INSERT)
        .execute(
            Tuple.from(
                new Object[] {
                  feed.id(),
                  feed.team(),
                  feed.person(),
                  feed.rotation(),
                  hash(token),
                  feed.createdBy()
                }))
        .replaceWith(token);
  }

  Uni<List<Feed>> visible(SqlClient database, Caller caller) {
    return database
        .preparedQuery(OF_TEAMS)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray()))
        .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(Feeds::feed).toList());
  }

  Uni<Void> remove(SqlClient tx, UUID id, Caller caller) {
    return tx.preparedQuery(REMOVE)
        .execute(Tuple.of(id, caller.seesAll(), caller.teamsArray()))
        .invoke(rows -> requireOne(rows.rowCount(), id))
        .replaceWithVoid();
  }

  /** The calendar that a token opens; throws {@link Problem.NotFound} for any other. */
  Uni<String> calendar(SqlClient database, String token, Instant now) {
    return database
        .preparedQuery("select * from calendar_feed where token_hash = $1")
        .execute(Tuple.of(hash(token)))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false)
                    .findFirst()
                    .map(Feeds::feed)
                    .orElseThrow(() -> new Problem.NotFound("calendar", "with this token")))
        .chain(feed -> calendar(database, feed, now));
  }

  private Uni<String> calendar(SqlClient database, Feed feed, Instant now) {
    var from = now.minus(BACK);
    var until = now.plus(AHEAD);
    var where = "where team = $3 and ($4::uuid is null or id = $4) order by name, id";
    return onCall
        .find(database, where, from, until, feed.team(), feed.rotation())
        .chain(rosters -> calendar(database, feed, planned(rosters, feed, from, until), now));
  }

  private Uni<String> calendar(SqlClient database, Feed feed, List<Planned> planned, Instant now) {
    return names
        .of(database, planned.stream().map(it -> it.shift().person()).toList())
        .map(known -> Calendar.of(title(feed, planned, known), events(planned, known), now));
  }

  private static List<Planned> planned(
      List<Roster> rosters, Feed feed, Instant from, Instant until) {
    return rosters.stream()
        .flatMap(
            roster ->
                roster.shifts(from, until).stream()
                    .map(shift -> new Planned(roster.rotation(), shift)))
        .filter(it -> feed.person() == null || feed.person().equals(it.shift().person()))
        .toList();
  }

  private static List<Calendar.Event> events(List<Planned> planned, Map<UUID, String> names) {
    return planned.stream()
        .map(
            it ->
                new Calendar.Event(
                    it.rotation().id(),
                    it.shift(),
                    "%s: %s"
                        .formatted(
                            it.rotation().name(), Names.named(it.shift().person(), names).name())))
        .toList();
  }

  private static String title(Feed feed, List<Planned> planned, Map<UUID, String> names) {
    if (feed.person() != null) {
      return names.getOrDefault(feed.person(), feed.team());
    }
    return planned.isEmpty() ? feed.team() : planned.getFirst().rotation().name();
  }

  private static void requireOne(int removed, UUID id) {
    if (removed == 0) {
      throw new Problem.NotFound("calendar", id);
    }
  }

  private static Feed feed(Row row) {
    return new Feed(
        row.getUUID("id"),
        row.getString("team"),
        row.getUUID("person_id"),
        row.getUUID("rotation_id"),
        row.getString("created_by"));
  }

  private static String hash(String token) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private record Planned(Rotation rotation, Shift shift) {}

  /** What a calendar shows: the shifts of a person, or those of a rotation. */
  record Feed(
      UUID id, String team, @Nullable UUID person, @Nullable UUID rotation, String createdBy) {}
}
