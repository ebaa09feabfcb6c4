package io.sturmwarte.incident;

import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.incident.Desk.verify;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.engine.Post;
import io.sturmwarte.testing.PostgresResource;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What somebody with the database in their hands cannot do unseen. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class TamperingTest {
  /**
   * Each tampering is undone by the error that ends its block; what it came to is kept in the
   * variable. Edits of each column, deletions, exchanged entries, an end cut off, one put in.
   */
  private static final String TAMPER =
      """
      do $$
      declare
        it uuid := '%s';
        many int := (select count(*) from timeline_entry where incident_id = it);
        place int;
        other int;
        what int;
        found int;
        missed text := '';
      begin
        perform setseed(0.42);
        perform set_config('session_replication_role', 'replica', true);
        for i in 1..1000 loop
          place := 1 + floor(random() * many);
          what := floor(random() * 11);
          begin
            case what
              when 0 then update timeline_entry set actor = actor || '.' where incident_id = it and position = place;
              when 1 then update timeline_entry set kind = kind || '.' where incident_id = it and position = place;
              when 2 then update timeline_entry set at = at + interval '1 microsecond'
                where incident_id = it and position = place;
              when 3 then update timeline_entry set text = text || '{"en": "all well"}'
                where incident_id = it and position = place;
              when 4 then update timeline_entry set data = data || '{"x": 1}'
                where incident_id = it and position = place;
              when 5 then delete from timeline_entry where incident_id = it and position = place;
              when 6 then delete from timeline_entry where incident_id = it and position >= place;
              when 7 then
                other := 1 + (place %% many);
                update timeline_entry set position = -1 where incident_id = it and position = place;
                update timeline_entry set position = place where incident_id = it and position = other;
                update timeline_entry set position = other where incident_id = it and position = -1;
              when 8 then
                other := 1 + (place %% many);
                update timeline_entry one set text = two.text, data = two.data, kind = two.kind || ' '
                from timeline_entry two
                where one.incident_id = it and two.incident_id = it and one.position = place and two.position = other;
              when 9 then insert into timeline_entry
                select incident_id, many + 1, at, kind, actor, text, data, hash, hash
                from timeline_entry where incident_id = it and position = many;
              else
                update timeline_entry set hash = repeat('0', 64) where incident_id = it and position = place;
            end case;
            select first_broken into found from timeline_verdict(it);
            raise exception using errcode = 'P0099';
          exception when sqlstate 'P0099' then
            if found is null then
              missed := missed || what || '@' || place || ' ';
            end if;
          end;
        end loop;
        create temporary table if not exists tampering (missed text, intact boolean);
        delete from tampering;
        insert into tampering select missed, (select first_broken is null from timeline_verdict(it));
      end
      $$;
      """;

  @Inject DataSource database;

  @Test
  void thousandRandomTamperingsAreAllFound() throws SQLException {
    var id = lived();

    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TAMPER.formatted(id));
      try (var rows = statement.executeQuery("select * from tampering")) {
        rows.next();
        assertThat(rows.getString("missed")).as("kind of tampering and position").isEmpty();
        assertThat(rows.getBoolean("intact")).as("all undone").isTrue();
      }
    }
  }

  @Test
  void endThatWasCutOffShows() throws SQLException {
    var id = lived();

    behindOurBack(
        "delete from timeline_entry where incident_id = '%s' and position >= 3".formatted(id));

    verify(id).body("intact", equalTo(false)).body("firstBroken", equalTo(3));
  }

  @Test
  void timelineThatWasEmptiedShows() throws SQLException {
    var id = lived();

    behindOurBack("delete from timeline_entry where incident_id = '%s'".formatted(id));

    verify(id)
        .body("intact", equalTo(false))
        .body("firstBroken", equalTo(1))
        .body("rebuilt", nullValue());
  }

  @Test
  void incidentThatWasChangedPastItsTimelineShows() throws SQLException {
    var id = lived();
    verify(id).body("rebuilt", equalTo(true));

    behindOurBack(
        "update incident set acknowledged_at = acknowledged_at - interval '1 hour' where id = '%s'"
            .formatted(id));

    verify(id).body("intact", equalTo(true)).body("rebuilt", equalTo(false));
  }

  @Test
  void headOfATimelineOnlyGrows() {
    var id = lived();

    assertThatThrownBy(
            () ->
                sql(
                    "update timeline_head set position = 1, hash = '' where incident_id = '%s'"
                        .formatted(id)))
        .hasMessageContaining("append-only");
    assertThatThrownBy(
            () -> sql("delete from timeline_head where incident_id = '%s'".formatted(id)))
        .hasMessageContaining("append-only");
  }

  @Test
  void clockEventsAreNotChanged() {
    var id = lived();

    assertThatThrownBy(() -> sql("delete from clock_event where incident_id = '%s'".formatted(id)))
        .hasMessageContaining("append-only");
  }

  @Test
  void emptiedHeadsAreRefused() {
    assertThatThrownBy(() -> sql("truncate timeline_head")).hasMessageContaining("append-only");
  }

  /** One with a dozen entries. */
  private static String lived() {
    var id = open(3);
    move(id, "acknowledge").statusCode(200);
    move(id, "respond").statusCode(200);
    for (var i = 0; i < 8; i++) {
      Desk.post(id, "notes", Map.of("text", "Notiz " + i, "publicWord", i == 3)).statusCode(200);
    }
    move(id, "stabilise").statusCode(200);
    return id;
  }

  private void behindOurBack(String statement) throws SQLException {
    sql(
        "set session_replication_role = replica; %s; set session_replication_role = default"
            .formatted(statement));
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
