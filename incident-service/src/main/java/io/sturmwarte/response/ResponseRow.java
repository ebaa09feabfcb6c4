package io.sturmwarte.response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sturmwarte.response.Response.Publication;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of the table response with its current draft, in the types that the rules use. */
record ResponseRow(Row row, ObjectMapper json) {
  private static final TypeReference<List<Need>> NEEDS = new TypeReference<>() {};

  UUID uuid(String column) {
    return row.getUUID(column);
  }

  @Nullable UUID uuidOrNull(String column) {
    return row.getUUID(column);
  }

  String text(String column) {
    return row.getString(column);
  }

  @Nullable String textOrNull(String column) {
    return row.getString(column);
  }

  Set<String> texts(String column) {
    return new TreeSet<>(Set.of(row.getArrayOfStrings(column)));
  }

  int number(String column) {
    return row.getInteger(column);
  }

  boolean flag(String column) {
    return row.getBoolean(column);
  }

  Instant instant(String column) {
    return row.getOffsetDateTime(column).toInstant();
  }

  @Nullable Instant instantOrNull(String column) {
    OffsetDateTime value = row.getOffsetDateTime(column);
    return value == null ? null : value.toInstant();
  }

  @Nullable Snapshot mention() {
    return object("mention", Snapshot.class);
  }

  @Nullable Review review() {
    return object("review", Review.class);
  }

  List<Need> needs() {
    try {
      return json.readValue(row.getJsonArray("needs").encode(), NEEDS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  Set<Need.By> given() {
    var given = EnumSet.noneOf(Need.By.class);
    for (var word : row.getArrayOfStrings("given")) {
      given.add(Need.By.valueOf(word.toUpperCase(Locale.ROOT)));
    }
    return given;
  }

  @Nullable Publication publication() {
    var at = instantOrNull("published_at");
    return at == null
        ? null
        : new Publication(
            at,
            text("published_by"),
            text("published_how"),
            text("url"),
            textOrNull("external_id"));
  }

  private <T> @Nullable T object(String column, Class<T> type) {
    JsonObject stored = row.getJsonObject(column);
    if (stored == null) {
      return null;
    }
    try {
      return json.readValue(stored.encode(), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
