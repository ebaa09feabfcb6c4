package io.sturmwarte.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.sturmwarte.outbox.Outbox.Message;
import io.sturmwarte.outbox.Outbox.Outcome;
import io.sturmwarte.testing.Database;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Queue<Message> received = new ConcurrentLinkedQueue<>();
  private Database database;

  @BeforeEach
  void start() {
    database = Database.create();
  }

  @AfterEach
  void stop() {
    database.close();
  }

  @Test
  void messageIsDeliveredOnce() {
    add(null, null, 1);
    var outbox = outbox(message -> new Outcome.Delivered());

    round(outbox);
    awaitState("DELIVERED", 1);
    round(outbox);

    assertThat(received).hasSize(1);
  }

  @Test
  void messageOfARolledBackTransactionIsNeverSent() {
    var failing =
        database
            .pool()
            .withTransaction(
                connection ->
                    Outbox.add(connection, "test", null, null, new JsonObject())
                        .chain(
                            () ->
                                Uni.createFrom()
                                    .failure(new IllegalStateException("rolled back"))));

    assertThat(failing.onFailure().recoverWithNull().await().indefinitely()).isNull();
    round(outbox(message -> new Outcome.Delivered()));

    assertThat(database.ask("select count(*) from outbox")).isEqualTo("0");
  }

  @Test
  void knownDedupeKeyIsNotWrittenAgain() {
    add(null, "incident-1/0/1/press", 1);
    add(null, "incident-1/0/1/press", 2);

    assertThat(database.ask("select count(*) from outbox")).isEqualTo("1");
  }

  @Test
  void failedDeliveryIsTriedAgainUnderTheSameIdWhenItsWaitIsOver() {
    add(null, null, 1);
    var outbox =
        outbox(
            message ->
                message.attempts() < 3
                    ? new Outcome.Retry("no answer", null)
                    : new Outcome.Delivered());

    for (var attempt = 1; attempt <= 3; attempt++) {
      round(outbox);
      var expected = attempt;
      await().untilAsserted(() -> assertThat(received).hasSize(expected));
      await()
          .until(
              () ->
                  database.ask("select count(*) from outbox where lease is not null").equals("0"));
      database.advance(Duration.ofMinutes(1));
    }

    awaitState("DELIVERED", 1);
    assertThat(received.stream().map(Message::id).distinct()).hasSize(1);
  }

  @Test
  void retryComesNotEarlierThanTheReceiverAsked() {
    add(null, null, 1);
    var outbox = outbox(message -> new Outcome.Retry("busy", Duration.ofMinutes(10)));

    round(outbox);
    await().until(() -> database.ask("select last_error from outbox").equals("busy"));
    database.advance(Duration.ofMinutes(9));
    round(outbox);

    assertThat(received).hasSize(1);
  }

  @Test
  void messageIsGivenUpAfterADayAndKept() {
    add(null, null, 1);
    database.advance(Duration.ofHours(25));

    round(outbox(message -> new Outcome.Retry("no answer", null)));

    awaitState("DEAD", 1);
    assertThat(database.ask("select last_error from outbox")).isEqualTo("no answer");
  }

  @Test
  void rejectedMessageIsNotTriedAgain() {
    add(null, null, 1);

    round(outbox(message -> new Outcome.Rejected("address unknown")));

    awaitState("DEAD", 1);
  }

  @Test
  void messagesWithOneOrderingKeyLeaveInOrderAndWaitForTheFirst() {
    IntStream.rangeClosed(1, 3).forEach(number -> add("brand-1", null, number));
    var outbox =
        outbox(
            message ->
                message.attempts() == 1 && number(message) == 1
                    ? new Outcome.Retry("down", null)
                    : new Outcome.Delivered());

    round(outbox);
    await()
        .until(
            () ->
                database
                    .ask("select last_error from outbox where body->>'number' = '1'")
                    .equals("down"));
    round(outbox);
    assertThat(received).hasSize(1);
    database.advance(Duration.ofMinutes(1));
    for (var delivered = 1; delivered <= 3; delivered++) {
      round(outbox);
      awaitState("DELIVERED", delivered);
    }

    assertThat(received.stream().map(OutboxTest::number)).isEqualTo(List.of(1, 1, 2, 3));
  }

  @Test
  void workOfADeadReplicaIsTakenOverWhenItsLeaseHasLapsed() {
    add(null, null, 1);
    database.execute(
        "update outbox set lease = gen_random_uuid(), attempts = 1, leased_until = clock_timestamp() + interval '1 s'");
    round(outbox(message -> new Outcome.Delivered()));
    assertThat(received).isEmpty();
    database.execute("update outbox set leased_until = clock_timestamp()");

    round(outbox(message -> new Outcome.Delivered()));

    awaitState("DELIVERED", 1);
    assertThat(received).singleElement().extracting(Message::attempts).isEqualTo(2);
  }

  @Test
  void resultUnderALeaseThatWasTakenOverIsNotAccepted() {
    add(null, null, 1);
    var answer = new CompletableFuture<Outcome>();
    var slow =
        new Outbox(
            database.pool(), Map.of("test", message -> Uni.createFrom().completionStage(answer)));
    round(slow);
    database.execute("update outbox set lease = gen_random_uuid()");

    answer.complete(new Outcome.Rejected("address unknown"));

    await().until(() -> slow.round().await().indefinitely().toMillis() > 2_500);
    assertThat(database.ask("select state from outbox")).isEqualTo("PENDING");
  }

  @Test
  void leaseIsRenewedWhileTheDeliveryLasts() {
    add(null, null, 1);
    var answer = new CompletableFuture<Outcome>();
    var slow =
        new Outbox(
            database.pool(), Map.of("test", message -> Uni.createFrom().completionStage(answer)));
    round(slow);
    var first = database.ask("select leased_until from outbox");

    await()
        .until(
            () -> {
              round(slow);
              return !database.ask("select leased_until from outbox").equals(first);
            });
    answer.complete(new Outcome.Delivered());

    awaitState("DELIVERED", 1);
  }

  @Test
  void timeThatARehearsalMovesEndsNoLease() {
    add(null, null, 1);
    var slow = new Outbox(database.pool(), Map.of("test", message -> Uni.createFrom().nothing()));
    round(slow);

    database.advance(Duration.ofHours(1));
    round(outbox(message -> new Outcome.Delivered()));

    assertThat(received).isEmpty();
  }

  @Test
  void twoReplicasDeliverEachMessageOnce() {
    IntStream.rangeClosed(1, 500).forEach(number -> add(null, null, number));
    var one = outbox(message -> new Outcome.Delivered());
    var two = outbox(message -> new Outcome.Delivered());

    await()
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> {
              Uni.join().all(one.round(), two.round()).andFailFast().await().indefinitely();
              return database
                  .ask("select count(*) from outbox where state = 'DELIVERED'")
                  .equals("500");
            });

    assertThat(received).hasSize(500).doesNotHaveDuplicates();
  }

  private Outbox outbox(Function<Message, Outcome> receiver) {
    Outbox.Channel channel =
        message -> {
          received.add(message);
          return Uni.createFrom().item(receiver.apply(message));
        };
    return new Outbox(database.pool(), Map.of("test", channel));
  }

  private void add(String orderingKey, String dedupeKey, int number) {
    Outbox.add(
            database.pool(), "test", orderingKey, dedupeKey, new JsonObject().put("number", number))
        .await()
        .indefinitely();
  }

  private static int number(Message message) {
    return message.body().getInteger("number");
  }

  private static void round(Outbox outbox) {
    outbox.round().await().indefinitely();
  }

  private void awaitState(String state, int count) {
    var sql = "select count(*) from outbox where state = '%s'".formatted(state);
    await().until(() -> database.ask(sql).equals(String.valueOf(count)));
  }
}
