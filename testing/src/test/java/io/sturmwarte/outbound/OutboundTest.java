package io.sturmwarte.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OutboundTest {
  private static Vertx vertx;
  private static String here;
  private static Outbound outbound;

  @BeforeAll
  static void start() throws Exception {
    vertx = Vertx.vertx();
    var server =
        vertx
            .createHttpServer()
            .requestHandler(OutboundTest::answer)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
    here = "http://127.0.0.1:" + server.actualPort();
    outbound =
        new Outbound(
            vertx, new OutboundGuard(vertx, List.of("127.0.0.1"), Set.of(), host -> List.of()));
  }

  @AfterAll
  static void stop() {
    vertx.close();
  }

  private static void answer(HttpServerRequest request) {
    switch (request.path()) {
      case "/bomb" ->
          request.response().putHeader("Content-Encoding", "gzip").end(zeros(50_000_000));
      case "/endless" -> endless(request);
      case "/silent" -> request.response().setChunked(true).write("so far");
      case "/mute" -> request.resume();
      default -> request.response().setStatusCode(404).end("not here");
    }
  }

  private static void endless(HttpServerRequest request) {
    var response = request.response().setChunked(true);
    var timer = vertx.setPeriodic(1, ignored -> response.write("x".repeat(10_000)));
    response.closeHandler(closed -> vertx.cancelTimer(timer));
    response.exceptionHandler(closed -> vertx.cancelTimer(timer));
  }

  private static Buffer zeros(int size) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(new byte[size]);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return Buffer.buffer(bytes.toByteArray());
  }

  @Test
  void aBombIsCutOffAsItUnfolds() {
    assertThatThrownBy(() -> get("/bomb", Duration.ofSeconds(20)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("1000000 bytes");
  }

  @Test
  void anAnswerWithoutEndIsCutOff() {
    assertThatThrownBy(() -> get("/endless", Duration.ofSeconds(20)))
        .isInstanceOf(Unreachable.class)
        .hasMessageContaining("1000000 bytes");
  }

  @Test
  void aHostThatFallsSilentIsGivenUpHoweverOften() {
    for (var attempt = 0; attempt < 10; attempt++) {
      assertThatThrownBy(() -> get("/silent", Duration.ofMillis(100)))
          .isInstanceOf(Unreachable.class)
          .hasMessage("it did not answer in time");
      assertThatThrownBy(() -> get("/mute", Duration.ofMillis(100)))
          .isInstanceOf(Unreachable.class);
    }
    assertThat(get("/", Duration.ofSeconds(5)).status()).isEqualTo(404);
  }

  @Test
  void nobodyAtHomeIsToldWithoutTheAddress() {
    assertThatThrownBy(
            () ->
                outbound
                    .get(call("http://127.0.0.1:1/", Duration.ofSeconds(5)))
                    .await()
                    .indefinitely())
        .isInstanceOf(Unreachable.class)
        .hasMessage("the connection was refused");
  }

  private static Outbound.Answer get(String path, Duration deadline) {
    return outbound.get(call(here + path, deadline)).await().indefinitely();
  }

  private static Outbound.Call call(String url, Duration deadline) {
    return new Outbound.Call(url, Map.of(), 1_000_000, deadline);
  }
}
