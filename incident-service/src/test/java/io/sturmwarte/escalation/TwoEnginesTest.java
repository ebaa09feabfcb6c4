package io.sturmwarte.escalation;

import static io.sturmwarte.engine.House.mail;
import static io.sturmwarte.engine.House.messages;
import static io.sturmwarte.engine.House.move;
import static io.sturmwarte.engine.House.open;
import static io.sturmwarte.engine.House.policy;
import static io.sturmwarte.engine.House.step;
import static io.sturmwarte.engine.House.timeline;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.vertx.VertxContextSupport;
import io.sturmwarte.engine.Post;
import io.sturmwarte.incident.Incidents;
import io.sturmwarte.notify.Messages;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Post.class)
class TwoEnginesTest {
  private static final int INCIDENTS = 2_000;
  private static final int RACES = 60;

  @Inject Pool pool;
  @Inject Incidents incidents;
  @Inject Policies policies;
  @Inject Resolver resolver;
  @Inject Messages messages;
  @Inject DataSource database;

  @Test
  void nothingIsLostAndNothingFiresTwice() throws Exception {
    policy(0, step(1, "PT0S", mail("Presse", "storm@example.org")));
    sql(
        """
        insert into incident (id, number, brand_id, brand_name, team, title, severity, chain_due_at)
        select gen_random_uuid(), 'race-' || i, gen_random_uuid(), 'Nordlicht', 'nord', 'Sturm', 'S3', app_now()
        from generate_series(1, %d) as i
        """
            .formatted(INCIDENTS));

    try (var engines = Executors.newFixedThreadPool(2)) {
      for (var engine : engines.invokeAll(List.of(drain(), drain()))) {
        engine.get();
      }
    }

    var ofTheRace = " join incident on incident.id = incident_id where number like 'race-%'";
    assertThat(count("select count(*) from step_fired" + ofTheRace)).isEqualTo(INCIDENTS);
    assertThat(count("select count(*) from timeline_entry" + ofTheRace)).isEqualTo(INCIDENTS);
    assertThat(
            count(
                "select count(*) from outbox join incident on incident.id = (body ->> 'incidentId')::uuid where number like 'race-%'"))
        .isEqualTo(INCIDENTS);
  }

  @Test
  void noMessageIsWrittenAfterTheAcknowledgement() throws Throwable {
    policy(
        5,
        step(1, "PT0S", mail("Presse", "race@example.org")),
        step(1, "PT0S", mail("Leitung", "race@example.org")));
    for (var race = 0; race < RACES; race++) {
      var id = open(3);
      move(id, "acknowledge").statusCode(200);
      var written = messages(id).size();

      VertxContextSupport.subscribeAndAwait(() -> engine().round());

      assertThat(messages(id)).hasSize(written);
      assertThat(timeline(id).getLast()).containsEntry("kind", "acknowledge");
    }
  }

  private Callable<Void> drain() {
    return () -> {
      var engine = engine();
      try {
        while (VertxContextSupport.subscribeAndAwait(() -> engine.round()).isZero()
            || count("select count(*) from incident where chain_due_at <= app_now()") > 0) {
          Thread.onSpinWait();
        }
      } catch (Throwable failure) {
        throw new AssertionError(failure);
      }
      return null;
    };
  }

  private EscalationEngine engine() {
    return new EscalationEngine(pool, incidents, policies, resolver, messages);
  }

  private long count(String query) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void sql(String statement) throws SQLException {
    try (var connection = database.getConnection();
        var run = connection.createStatement()) {
      run.execute(statement);
    }
  }
}
