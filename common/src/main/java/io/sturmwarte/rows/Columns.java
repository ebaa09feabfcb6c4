package io.sturmwarte.rows;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes all rows with one statement: instead of a value it takes as many arrays as a row has
 * values, for {@code unnest}. A statement is planned, its triggers fire and its notice is given
 * once, not once a row.
 */
public final class Columns {
  private Columns() {}

  /**
   * @param sql has {@code $n::type[]} where a statement for one row has {@code $n}; JSON and arrays
   *     arrive as {@code text[]} of JSON
   */
  public static Uni<Void> write(SqlClient database, String sql, List<Tuple> rows) {
    return rows.isEmpty()
        ? Uni.createFrom().voidItem()
        : database.preparedQuery(sql).execute(of(rows)).replaceWithVoid();
  }

  static Tuple of(List<Tuple> rows) {
    var columns = Tuple.tuple();
    for (var place = 0; place < rows.getFirst().size(); place++) {
      var values = new ArrayList<@Nullable Object>(rows.size());
      for (var row : rows) {
        values.add(element(row.getValue(place)));
      }
      columns.addValue(array(values));
    }
    return columns;
  }

  private static @Nullable Object element(@Nullable Object value) {
    return switch (value) {
      case JsonObject object -> object.encode();
      case JsonArray array -> array.encode();
      case Object[] array -> new JsonArray(List.of(array)).encode();
      case null -> null;
      default -> value;
    };
  }

  /** Of the values' type; null where there is no value, for which unnest gives nulls. */
  private static @Nullable Object array(List<@Nullable Object> values) {
    for (var value : values) {
      if (value != null) {
        return values.toArray((Object[]) Array.newInstance(value.getClass(), values.size()));
      }
    }
    return null;
  }
}
