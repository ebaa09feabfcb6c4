package io.sturmwarte.freeze;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a brand does not publish.
 *
 * @param platforms where; empty for everywhere
 * @param people who may still publish, by the names they sign in with
 * @param functions whose holders may still publish, such as {@code press}
 * @param endedAt null while it holds
 * @param incidentId what switched it on; null where a person did
 * @param stormLevel at which it was switched on, 1-6; null where a person did
 */
public record Freeze(
    UUID id,
    String team,
    UUID brandId,
    String brandName,
    Set<String> platforms,
    String why,
    Set<String> people,
    Set<String> functions,
    Instant startedAt,
    String startedBy,
    Instant until,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    @Nullable String ending,
    @Nullable UUID incidentId,
    @Nullable Integer stormLevel,
    int version) {

  /** Whether it says anything about this network. */
  public boolean covers(String platform) {
    return platforms.isEmpty() || platforms.contains(platform);
  }

  /** Whether this person may publish although it holds. */
  public boolean allows(String name, Set<String> theirFunctions) {
    return people.contains(name) || !Collections.disjoint(functions, theirFunctions);
  }

  /** Who may still publish, for people to read. */
  public String mayPublish() {
    var all = new TreeSet<>(people);
    functions.forEach(function -> all.add("function " + function));
    return all.isEmpty() ? "nobody" : String.join(", ", all);
  }

  static Freeze of(Row row) {
    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
    return new Freeze(
        row.getUUID("id"),
        row.getString("team"),
        row.getUUID("brand_id"),
        row.getString("brand_name"),
        set(row, "platforms"),
        row.getString("why"),
        set(row, "people"),
        set(row, "functions"),
        row.getOffsetDateTime("started_at").toInstant(),
        row.getString("started_by"),
        row.getOffsetDateTime("until").toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getString("ended_by"),
        row.getString("ending"),
        row.getUUID("incident_id"),
        row.getInteger("storm_level"),
        row.getInteger("version"));
  }

  private static Set<String> set(Row row, String column) {
    return new TreeSet<>(Set.of(row.getArrayOfStrings(column)));
  }

  /** For SQL, in one order, so that equal sets are equal arrays. */
  static String[] array(Collection<String> words) {
    return new TreeSet<>(words).toArray(String[]::new);
  }
}
