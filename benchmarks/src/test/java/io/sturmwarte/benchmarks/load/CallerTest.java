package io.sturmwarte.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CallerTest {
  private static final Duration SHORT = Duration.ofMillis(200);
  private static final List<String> POSTS = List.of("No power for days", "Danke schön");

  private Server server;
  private int port;

  @BeforeEach
  void start() throws IOException {
    server = BareServer.start(0);
    port = server.getPort();
  }

  @AfterEach
  void stop() {
    server.shutdownNow();
  }

  static Stream<Way> ways() {
    return Way.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void everyPostIsAnswered(Way way) throws InterruptedException {
    try (var caller = new Caller(port, "secret", POSTS)) {
      var sent = caller.send(way, SHORT);

      assertThat(sent.docs()).isPositive();
      assertThat(sent.waited()).hasSize((int) (sent.docs() / way.size()));
      assertThat(sent.percentile(0.99)).isGreaterThanOrEqualTo(sent.percentile(0.5));
    }
  }

  @Test
  void aServerThatFailsIsNotMeasured() {
    server.shutdownNow();

    try (var caller = new Caller(port, "secret", POSTS)) {
      assertThatThrownBy(() -> caller.send(Way.named("unary"), SHORT))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void theMedianIsTheMiddle() {
    assertThat(Load.median(DoubleStream.of(3, 1, 2))).isEqualTo(2);
    assertThat(Load.median(DoubleStream.of(4, 1, 2, 3))).isEqualTo(2.5);
  }
}
