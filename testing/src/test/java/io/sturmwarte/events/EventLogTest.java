package io.sturmwarte.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.problem.Problem;
import io.sturmwarte.testing.Database;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventLogTest {
  private Database database;
  private EventLog log;

  @BeforeEach
  void start() {
    database = Database.create();
    log = new EventLog(database.pool());
    round();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void followerGetsWhatHappensFromNowOn() {
    append(1);
    round();
    var seen = follow(null);

    append(2);
    round();

    awaitNumbers(seen, List.of(2));
  }

  @Test
  void returningFollowerMissesNothingAndGetsNothingTwice() {
    IntStream.rangeClosed(1, 1_200).forEach(this::append);
    round();
    var third =
        database.ask("select tx::text || '-' || id from event order by tx, id limit 1 offset 2");

    var seen = follow(third);
    append(1_201);
    round();

    awaitNumbers(seen, IntStream.rangeClosed(4, 1_201).boxed().toList());
  }

  @Test
  void slowTransactionIsNotSkipped() {
    var seen = follow(null);
    var slow = database.pool().getConnection().await().indefinitely();
    slow.query("begin").execute().await().indefinitely();
    EventLog.append(slow, "nord", "test", null, new JsonObject().put("number", 1))
        .await()
        .indefinitely();
    append(2);
    log.round().await().indefinitely();
    assertThat(seen).isEmpty();

    slow.query("commit").execute().await().indefinitely();
    slow.close().await().indefinitely();
    round();

    awaitNumbers(seen, List.of(1, 2));
  }

  @Test
  void followerSeesOnlyWhatIsForThem() {
    var seen = new ConcurrentLinkedQueue<Integer>();
    subscribe(null, seen, "sued");

    append(1);
    round();
    EventLog.append(database.pool(), "sued", "test", null, new JsonObject().put("number", 2))
        .await()
        .indefinitely();
    round();

    awaitNumbers(seen, List.of(2));
  }

  @Test
  void positionThatWeDidNotGiveIsRefused() {
    assertThatThrownBy(() -> EventLog.Position.parse("yesterday"))
        .isInstanceOf(Problem.Invalid.class);
  }

  private Queue<Integer> follow(String lastEventId) {
    var seen = new ConcurrentLinkedQueue<Integer>();
    subscribe(lastEventId, seen, "nord");
    return seen;
  }

  private void subscribe(String lastEventId, Queue<Integer> seen, String team) {
    log.follow(lastEventId)
        .filter(event -> event.team().equals(team))
        .subscribe()
        .with(event -> seen.add(event.data().getInteger("number")));
  }

  private void append(int number) {
    EventLog.append(database.pool(), "nord", "test", null, new JsonObject().put("number", number))
        .await()
        .indefinitely();
  }

  /** Other tests' transactions share the server, so the tail may need more than one look. */
  private void round() {
    Awaitility.await()
        .until(
            () -> {
              Uni<java.time.Duration> round = log.round();
              return round.await().indefinitely().toSeconds() > 0
                  && log.round().await().indefinitely().toSeconds() > 0;
            });
  }

  private static void awaitNumbers(Queue<Integer> seen, List<Integer> expected) {
    Awaitility.await().untilAsserted(() -> assertThat(List.copyOf(seen)).isEqualTo(expected));
  }
}
