package io.sturmwarte.alert;

import static java.util.Objects.requireNonNull;

import com.fasterxml.uuid.Generators;
import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The last stage: the messages of a group to incident-service, written together. */
@ApplicationScoped
class Post {
  private static final String TOLD =
      """
      update alert set times_told = times_told + 1, told_at = $3, message_key = n.key
      from unnest($1::uuid[], $2::text[]) as n (id, key)
      where alert.id = n.id
      """;

  private static final String NEXT_LOOK =
      """
      update alert_group g
      set due_at = n.due_at, told_at = case when n.told then $5 else g.told_at end,
        told_alert_at = case when n.alert then $5 else g.told_alert_at end
      from unnest($1::uuid[], $2::timestamptz[], $3::boolean[], $4::boolean[]) as n (id, due_at, told, alert)
      where g.id = n.id
      """;

  /**
   * What is to be told of a group.
   *
   * @param rows of its alerts, by their ids
   */
  record Letter(TellCycle.Due group, Telling telling, Map<UUID, Row> rows) {
    private Stream<Message> messages() {
      return telling.alerts().stream()
          .map(alert -> new Message(group, alert, requireNonNull(rows.get(alert.id()))));
    }
  }

  Uni<Void> send(SqlClient connection, List<Letter> letters, Instant now) {
    var messages = letters.stream().flatMap(Letter::messages).toList();
    return nextLook(connection, letters, now)
        .chain(
            () ->
                messages.isEmpty()
                    ? Uni.createFrom().voidItem()
                    : write(connection, messages, now));
  }

  private static Uni<Void> write(SqlClient connection, List<Message> messages, Instant now) {
    var ids = messages.stream().map(message -> message.alert().id()).toArray(UUID[]::new);
    var keys = messages.stream().map(Message::key).toArray(String[]::new);
    return connection
        .preparedQuery(TOLD)
        .execute(Tuple.of(ids, keys, utc(now)))
        .chain(
            () ->
                connection
                    .preparedQuery(Outbox.INSERT)
                    .executeBatch(messages.stream().map(Message::row).toList()))
        .replaceWithVoid();
  }

  private record Message(TellCycle.Due group, Candidate alert, Row columns) {
    /** The same whoever writes it, and another when it is told again. */
    String key() {
      return "alert/" + alert.idToTell();
    }

    /** Ordered by brand, so that levels and alerts arrive as they were. */
    Tuple row() {
      return Tuple.from(
          new Object[] {
            Generators.timeBasedEpochGenerator().generate(),
            "incident",
            group.brandId().toString(),
            key(),
            new JsonObject()
                .put("kind", "alert")
                .put("id", alert.id().toString())
                .put("body", body())
          });
    }

    /** An incident needs a topic; where people agree on none, it is about the brand. */
    private JsonObject body() {
      var mentionIds = new JsonArray();
      Arrays.stream(columns.getArrayOfUUIDs("mention_ids"))
          .forEach(id -> mentionIds.add(id.toString()));
      var ruleId = columns.getUUID("rule_id");
      return new JsonObject()
          .put("alertId", alert.idToTell().toString())
          .put("brandId", group.brandId().toString())
          .put("brandName", group.brand())
          .put("team", group.team())
          .put("kind", columns.getString("kind"))
          .put("ruleId", ruleId == null ? null : ruleId.toString())
          .put("topic", group.topic().isBlank() ? group.brand() : group.topic())
          .put("level", columns.getInteger("level"))
          .put("score", columns.getDouble("score"))
          .put("reasons", columns.getJsonArray("reasons"))
          .put("mentionIds", mentionIds)
          .put("raisedAt", columns.getOffsetDateTime("raised_at").toInstant().toString())
          .put("exercise", false);
    }
  }

  private static Uni<Void> nextLook(SqlClient connection, List<Letter> letters, Instant now) {
    var columns =
        new Object[] {
          letters.stream().map(letter -> letter.group().id()).toArray(UUID[]::new),
          letters.stream()
              .map(letter -> utc(letter.telling().nextLook()))
              .toArray(OffsetDateTime[]::new),
          letters.stream().map(letter -> letter.telling().says()).toArray(Boolean[]::new),
          letters.stream().map(letter -> letter.telling().hasAlert()).toArray(Boolean[]::new),
          utc(now)
        };
    return connection.preparedQuery(NEXT_LOOK).execute(Tuple.from(columns)).replaceWithVoid();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
