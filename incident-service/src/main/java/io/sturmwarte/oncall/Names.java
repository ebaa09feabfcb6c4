package io.sturmwarte.oncall;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What people are called. */
@ApplicationScoped
class Names {
  Uni<List<ShiftView>> shifts(SqlClient database, List<Shift> shifts) {
    return of(database, shifts.stream().map(Shift::person).toList())
        .map(
            names ->
                shifts.stream()
                    .map(it -> new ShiftView(named(it.person(), names), it.from(), it.until()))
                    .toList());
  }

  Uni<Map<UUID, String>> of(SqlClient database, Collection<UUID> people) {
    return database
        .preparedQuery("select id, name from person where id = any($1)")
        .execute(Tuple.of(people.stream().distinct().toArray(UUID[]::new)))
        .map(
            rows -> {
              var names = new HashMap<UUID, String>();
              rows.forEach(row -> names.put(row.getUUID("id"), row.getString("name")));
              return names;
            });
  }

  /** Somebody who was removed is still in old plans. */
  static OnCallPerson named(UUID person, Map<UUID, String> names) {
    return new OnCallPerson(person, names.getOrDefault(person, "?"));
  }
}
