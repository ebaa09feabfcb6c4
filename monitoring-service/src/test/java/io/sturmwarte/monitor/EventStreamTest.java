package io.sturmwarte.monitor;

import static io.sturmwarte.monitor.House.execute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.sturmwarte.testing.PostgresResource;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Live events over HTTP, as a browser reads them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(Neighbours.class)
class EventStreamTest {
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("viewer:sturmwarte".getBytes(StandardCharsets.UTF_8));

  @Inject Pool pool;

  @TestHTTPResource("/api/v1/events")
  URL url;

  @Test
  void twentyReconnectsWhileTwoWritersCommitOutOfOrderLeaveNoGapAndNoRepeat() throws Exception {
    var type = "order-" + UUID.randomUUID();
    var reader = new Reader(type);
    reader.readUntilOpen();

    try (var writers = Executors.newFixedThreadPool(2)) {
      var work = new ArrayList<Callable<Void>>();
      work.add(() -> write(type, 0, 200, Duration.ofMillis(30)));
      work.add(() -> write(type, 200, 200, Duration.ofMillis(7)));
      var written = work.stream().map(writers::submit).toList();
      for (var reconnect = 1; reconnect <= 20; reconnect++) {
        reader.read(reader.numbers.size() + 15);
        reader.reconnect();
      }
      reader.read(400);
      for (var one : written) {
        one.get();
      }
    }

    assertThat(reader.connections).isGreaterThanOrEqualTo(21);
    assertThat(reader.numbers)
        .doesNotHaveDuplicates()
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 400).boxed().toList());
  }

  /** Each in a transaction that stays open for a while: the other's later numbers commit first. */
  private Void write(String type, int first, int count, Duration open) {
    for (var number = first; number < first + count; number++) {
      var connection = pool.getConnection().await().indefinitely();
      run(connection, "begin");
      run(
          connection,
          "insert into event (team, type, data) values ('nord', '%s', '{\"number\": %d}')"
              .formatted(type, number));
      run(connection, "select pg_sleep(%s)".formatted(open.toMillis() / 1000.0));
      run(connection, "commit");
      connection.close().await().indefinitely();
    }
    return null;
  }

  private static void run(SqlConnection connection, String sql) {
    connection.query(sql).execute().await().indefinitely();
  }

  @Test
  void whoReadsTooSlowlyIsCutAndTheOthersGetEverything() throws Exception {
    var type = "slow-" + UUID.randomUUID();
    var reader = new Reader(type);
    reader.readUntilOpen();
    try (var asleep = open()) {
      awaitAnswer(asleep);

      for (var part = 0; part < 10; part++) {
        execute(
            """
            insert into event (team, type, data)
            select 'nord', '%s', jsonb_build_object('number', n, 'filler', repeat('x', 2000))
            from generate_series(%d, %d) as n
            """
                .formatted(type, part * 2_000, part * 2_000 + 1_999));
        reader.read((part + 1) * 2_000);
      }

      assertThat(reader.numbers).isEqualTo(IntStream.range(0, 20_000).boxed().toList());
      assertThat(readToTheEnd(asleep)).isLessThan(20_000L * 2_000);
    }
  }

  private Socket open() throws IOException {
    var socket = new Socket();
    socket.setReceiveBufferSize(64 * 1024);
    socket.connect(new java.net.InetSocketAddress(url.getHost(), url.getPort()));
    socket
        .getOutputStream()
        .write(
            "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\nAuthorization: %s\r\n\r\n"
                .formatted(BASIC)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void awaitAnswer(Socket socket) throws IOException {
    assertThat(socket.getInputStream().read()).isEqualTo('H');
  }

  /** Until the server has closed it; gives how much there was. */
  private static long readToTheEnd(Socket socket) throws IOException {
    socket.setSoTimeout(20_000);
    var buffer = new byte[64 * 1024];
    long sum = 0;
    try {
      for (var read = socket.getInputStream().read(buffer); read >= 0; ) {
        sum += read;
        read = socket.getInputStream().read(buffer);
      }
    } catch (SocketException reset) {
      return sum;
    }
    return sum;
  }

  /** Reads, and comes back with the id of the last event whenever it was cut off. */
  private final class Reader {
    private final String type;
    private final List<Integer> numbers = new ArrayList<>();
    private int connections;
    private @Nullable String lastId;
    private @Nullable HttpResponse<java.io.InputStream> answer;
    private @Nullable BufferedReader lines;

    Reader(String type) {
      this.type = type;
    }

    /** From the first event on it has an id to come back with. */
    void readUntilOpen() throws Exception {
      reconnect();
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () -> {
                execute(
                    "insert into event (team, type, data) values ('nord', 'open-%s', '{\"number\": 0}')"
                        .formatted(type));
                return lines != null && lines.ready();
              });
      while (lastId == null) {
        readLine();
      }
    }

    void reconnect() throws Exception {
      if (answer != null) {
        answer.body().close();
      }
      var request =
          HttpRequest.newBuilder(URI.create(url.toString()))
              .header("Authorization", BASIC)
              .header("Accept", "text/event-stream");
      if (lastId != null) {
        request.header("Last-Event-ID", lastId);
      }
      answer =
          HttpClient.newHttpClient()
              .send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      assertThat(answer.statusCode()).isEqualTo(200);
      lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
      connections++;
    }

    void read(int many) throws Exception {
      while (numbers.size() < many) {
        readLine();
      }
    }

    private @Nullable String id;
    private @Nullable String name;

    private void readLine() throws Exception {
      String line;
      try {
        line = lines.readLine();
      } catch (IOException cut) {
        line = null;
      }
      if (line == null) {
        reconnect();
        return;
      }
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      }
      if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      }
      if (line.startsWith("data:")) {
        // An event is complete with its data: whoever is cut off before has not had it.
        lastId = id;
        if (type.equals(name)) {
          numbers.add(new JsonObject(line.substring(5)).getInteger("number"));
        }
      }
    }
  }
}
