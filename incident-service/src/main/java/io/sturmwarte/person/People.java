package io.sturmwarte.person;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.person.NotificationRule.Urgency;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads people, however many, in one statement. */
@ApplicationScoped
public class People {
  private static final String BY_IDS = "select * from person where id = any($1)";

  private static final String WITH_FUNCTION =
      "select * from person where team = $1 and $2 = any(functions) and active order by name, id";

  private static final String OF_TEAM =
      "select * from person where team = $1 and active order by name, id";

  private static final String BY_LOGIN = "select * from person where login = $1";
  private static final String BY_LOGINS =
      "select * from person where login = any($1) and active order by login";

  /** All of a person's, or those that are proven. */
  static final String METHODS =
      """
      (select coalesce(jsonb_agg(jsonb_build_object(
           'id', id, 'channel', channel, 'address', address, 'verifiedAt', extract(epoch from verified_at))
           order by position), '[]')
         from contact_method where person_id = person.id and (verified_at is not null or %s))
      """;

  static final String RULES =
      """
      (select coalesce(jsonb_agg(jsonb_build_object(
           'id', id, 'method', contact_method_id, 'delay', delay_minutes, 'urgency', urgency)
           order by delay_minutes, id), '[]')
         from notification_rule where person_id = person.id)
      """;

  private static final String REACH =
      "select person.*, "
          + METHODS.formatted("not $2")
          + " as methods, "
          + RULES
          + " as rules from person where id = any($1)";

  private final boolean onlyVerified;

  /**
   * @param onlyVerified whether a contact method is used only once a code sent to it came back
   */
  People(
      @ConfigProperty(name = "sturmwarte.contact-methods.only-verified", defaultValue = "true")
          boolean onlyVerified) {
    this.onlyVerified = onlyVerified;
  }

  /** Those that exist, by id. */
  public Uni<Map<UUID, Person>> byIds(SqlClient database, Collection<UUID> ids) {
    return database
        .preparedQuery(BY_IDS)
        .execute(Tuple.of(ids.toArray(UUID[]::new)))
        .map(rows -> byId(list(rows)));
  }

  /** The active ones of a team, by name. */
  public Uni<List<Person>> withFunction(SqlClient database, String team, String function) {
    return database
        .preparedQuery(WITH_FUNCTION)
        .execute(Tuple.of(team, function))
        .map(People::list);
  }

  /** All active ones of a team, by name. */
  public Uni<List<Person>> ofTeam(SqlClient database, String team) {
    return database.preparedQuery(OF_TEAM).execute(Tuple.of(team)).map(People::list);
  }

  /** Whoever signs in under this name. */
  public Uni<Optional<Person>> byLogin(SqlClient database, String login) {
    return database
        .preparedQuery(BY_LOGIN)
        .execute(Tuple.of(login))
        .map(rows -> list(rows).stream().findFirst());
  }

  /** The active ones that sign in under these names, by that name. */
  public Uni<Map<String, Person>> byLogins(SqlClient database, Collection<String> logins) {
    return logins.isEmpty()
        ? Uni.createFrom().item(Map.of())
        : database
            .preparedQuery(BY_LOGINS)
            .execute(Tuple.of(logins.toArray(String[]::new)))
            .map(rows -> byLogin(list(rows)));
  }

  private static Map<String, Person> byLogin(List<Person> people) {
    var byLogin = new LinkedHashMap<String, Person>();
    people.forEach(person -> byLogin.put(String.valueOf(person.login()), person));
    return byLogin;
  }

  /** How those that exist are reached, by id. */
  public Uni<Map<UUID, Reach>> reach(SqlClient database, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return database
        .preparedQuery(REACH)
        .execute(Tuple.of(ids.toArray(UUID[]::new), onlyVerified))
        .map(People::reach);
  }

  private static Map<UUID, Reach> reach(RowSet<Row> rows) {
    var reach = new LinkedHashMap<UUID, Reach>();
    rows.forEach(row -> reach.put(row.getUUID("id"), reach(row)));
    return reach;
  }

  static Reach reach(Row row) {
    return new Reach(
        person(row),
        objects(row.getJsonArray("methods")).map(People::method).toList(),
        objects(row.getJsonArray("rules")).map(People::rule).toList(),
        quietHours(row));
  }

  static @Nullable QuietHours quietHours(Row row) {
    var from = row.getLocalTime("quiet_from");
    return from == null ? null : new QuietHours(from, row.getLocalTime("quiet_until"));
  }

  private static ContactMethod method(JsonObject it) {
    var verified = it.getDouble("verifiedAt");
    return new ContactMethod(
        UUID.fromString(it.getString("id")),
        ContactMethod.Channel.of(it.getString("channel")),
        it.getString("address"),
        verified == null ? null : Instant.ofEpochMilli((long) (verified * 1000)));
  }

  private static NotificationRule rule(JsonObject it) {
    return new NotificationRule(
        UUID.fromString(it.getString("id")),
        UUID.fromString(it.getString("method")),
        it.getInteger("delay"),
        Urgency.of(it.getString("urgency")));
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private static Map<UUID, Person> byId(List<Person> people) {
    var byId = new LinkedHashMap<UUID, Person>();
    people.forEach(person -> byId.put(person.id(), person));
    return byId;
  }

  private static List<Person> list(RowSet<Row> rows) {
    return StreamSupport.stream(rows.spliterator(), false).map(People::person).toList();
  }

  static Person person(Row row) {
    return new Person(
        row.getUUID("id"),
        row.getString("team"),
        row.getString("login"),
        row.getString("name"),
        row.getString("language"),
        ZoneId.of(row.getString("zone")),
        Set.of(row.getArrayOfStrings("functions")),
        row.getBoolean("active"));
  }
}
