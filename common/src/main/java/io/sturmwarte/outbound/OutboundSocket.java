package io.sturmwarte.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.net.NetSocket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

/** A WebSocket to an address that users have named; of what comes through it, the texts. */
public final class OutboundSocket {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final SecureRandom RANDOM = new SecureRandom();

  private final NetSocket socket;

  private OutboundSocket(NetSocket socket) {
    this.socket = socket;
  }

  /**
   * What a socket tells.
   *
   * @param text takes each message
   * @param alive called whenever anything comes
   * @param end called once, when nothing more comes
   */
  public record Listener(Consumer<String> text, Runnable alive, Runnable end) {}

  /**
   * Connects; fails with {@link Refused} or {@link Unreachable}, also where the server does not
   * speak WebSocket.
   *
   * @param largest bytes of a message
   */
  public static Uni<OutboundSocket> open(
      Outbound outbound, String url, int largest, Duration deadline, Listener listener) {
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    var key = Base64.getEncoder().encodeToString(bytes);
    var headers =
        Map.of(
            "connection", "Upgrade",
            "upgrade", "websocket",
            "sec-websocket-version", "13",
            "sec-websocket-key", key);
    return outbound
        .stream(url, headers, deadline)
        .map(response -> begin(response, key, largest, listener));
  }

  private static OutboundSocket begin(
      HttpClientResponse response, String key, int largest, Listener listener) {
    if (response.statusCode() != 101
        || !accept(key).equals(response.getHeader("Sec-WebSocket-Accept"))) {
      response.request().reset();
      throw new Unreachable(
          "no WebSocket is served there (%d)".formatted(response.statusCode()));
    }
    var socket = response.netSocket();
    var frames = new WebSocketFrames(largest, listener.text(), socket::write);
    socket.handler(
        piece -> {
          listener.alive().run();
          try {
            frames.read(piece);
          } catch (IllegalStateException broken) {
            socket.close();
          }
          if (frames.isClosed()) {
            socket.close();
          }
        });
    socket.exceptionHandler(broken -> socket.close());
    socket.closeHandler(closed -> listener.end().run());
    socket.resume();
    response.resume();
    return new OutboundSocket(socket);
  }

  private static String accept(String key) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return Base64.getEncoder()
          .encodeToString(digest.digest((key + GUID).getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Asks for a sign of life. */
  public void ping() {
    socket.write(WebSocketFrames.ping());
  }

  public void close() {
    socket.write(WebSocketFrames.goodbye());
    socket.close();
  }
}
