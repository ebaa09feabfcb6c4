package io.sturmwarte.partner;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.identity.Caller;
import io.sturmwarte.person.ContactMethod.Channel;
import io.sturmwarte.problem.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads and writes partners. */
@ApplicationScoped
public class Partners {
  private static final String IN_ORDER =
      """
      select * from partner
      where ($1 or team = any($2)) and ($3::text is null or team = $3) and ($4::uuid is null or id > $4)
      order by id limit $5
      """;

  private static final String INSERT =
      """
      insert into partner (id, team, name, kind, language, contacts) values ($1, $2, $3, $4, $5, $6)
      on conflict (id) do nothing
      """;

  private static final String REPLACE =
      """
      update partner
      set team = $2, name = $3, kind = $4, language = $5, contacts = $6, version = version + 1
      where id = $1
      """;

  /** Those that exist, by id, in one statement. */
  public Uni<Map<UUID, Partner>> byIds(SqlClient database, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return database
        .preparedQuery("select * from partner where id = any($1)")
        .execute(Tuple.of(ids.toArray(UUID[]::new)))
        .map(
            rows -> {
              var found = new LinkedHashMap<UUID, Partner>();
              rows.forEach(row -> found.put(row.getUUID("id"), partner(row)));
              return found;
            });
  }

  Uni<List<Partner>> list(
      SqlClient database, Caller caller, @Nullable String team, @Nullable UUID after, int limit) {
    return database
        .preparedQuery(IN_ORDER)
        .execute(Tuple.of(caller.seesAll(), caller.teamsArray(), team, after, limit))
        .map(
            rows ->
                StreamSupport.stream(rows.spliterator(), false).map(Partners::partner).toList());
  }

  /** Throws {@link Problem.NotFound} also for what belongs to other teams. */
  Uni<Partner> visible(SqlClient database, UUID id, Caller caller) {
    return byIds(database, List.of(id)).map(found -> visible(found.get(id), id, caller));
  }

  Uni<Void> insert(SqlClient tx, Partner partner) {
    return tx.preparedQuery(INSERT).execute(row(partner)).replaceWithVoid();
  }

  Uni<Void> replace(SqlClient tx, Partner partner) {
    return tx.preparedQuery(REPLACE).execute(row(partner)).replaceWithVoid();
  }

  Uni<Void> delete(SqlClient tx, UUID id) {
    return tx.preparedQuery("delete from partner where id = $1")
        .execute(Tuple.of(id))
        .replaceWithVoid();
  }

  private static Partner visible(@Nullable Partner found, UUID id, Caller caller) {
    if (found == null || !caller.sees(found.team())) {
      throw new Problem.NotFound("partner", id);
    }
    return found;
  }

  private static Tuple row(Partner it) {
    var contacts = new JsonArray();
    it.contacts()
        .forEach(
            contact ->
                contacts.add(
                    new JsonObject()
                        .put("name", contact.name())
                        .put("channel", contact.channel().word())
                        .put("address", contact.address())));
    return Tuple.of(it.id(), it.team(), it.name(), it.kind().word(), it.language(), contacts);
  }

  private static Partner partner(Row row) {
    return new Partner(
        row.getUUID("id"),
        row.getString("team"),
        row.getString("name"),
        Partner.Kind.of(row.getString("kind")),
        row.getString("language"),
        row.getJsonArray("contacts").stream()
            .map(JsonObject.class::cast)
            .map(Partners::contact)
            .toList(),
        row.getInteger("version"));
  }

  private static Partner.Contact contact(JsonObject it) {
    return new Partner.Contact(
        it.getString("name"), Channel.of(it.getString("channel")), it.getString("address"));
  }
}
