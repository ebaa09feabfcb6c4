package io.sturmwarte.mention;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.UUID;

/** Tells those who watch live of mentions that have just been scored: each team of its brands. */
@ApplicationScoped
public class MentionEvents {
  private static final String READ =
      """
      select %s, seen.team, seen.brand_ids
      from mention m
      join mention_score s on s.mention_id = m.id and s.published_at = m.published_at
      cross join lateral (
        select b.team, array_agg(b.id order by b.id) as brand_ids
        from mention_brand mb join brand b on b.id = mb.brand_id
        where mb.mention_id = m.id and mb.published_at = m.published_at
        group by b.team) seen
      where m.id = any($1) and m.published_at >= $2
      order by m.published_at, m.id
      """
          .formatted(MentionView.COLUMNS);

  private static final String APPEND =
      """
      insert into event (team, type, subject, data)
      select team, 'mention', subject, data::jsonb
      from unnest($1::text[], $2::text[], $3::text[]) with ordinality as e (team, subject, data, n)
      order by n
      """;

  private final ObjectMapper json;

  MentionEvents(ObjectMapper json) {
    this.json = json;
  }

  /** In the transaction of {@code connection}, which has written the scores. */
  public Uni<Void> append(SqlClient connection, Collection<UUID> ids, OffsetDateTime oldest) {
    if (ids.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return connection
        .preparedQuery(READ)
        .execute(Tuple.of(ids.toArray(UUID[]::new), oldest))
        .chain(rows -> connection.preparedQuery(APPEND).execute(columns(rows)))
        .replaceWithVoid();
  }

  private Tuple columns(RowSet<Row> rows) {
    var teams = new ArrayList<String>();
    var subjects = new ArrayList<String>();
    var data = new ArrayList<String>();
    for (var row : rows) {
      teams.add(row.getString("team"));
      subjects.add(row.getUUID("id").toString());
      data.add(write(MentionView.of(row)));
    }
    return Tuple.of(
        teams.toArray(String[]::new), subjects.toArray(String[]::new), data.toArray(String[]::new));
  }

  private String write(MentionView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
