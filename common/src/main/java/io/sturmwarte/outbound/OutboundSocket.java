package io.sturmwarte.outbound;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A WebSocket to an address that users have named; of what comes through it, the texts. */
public final class OutboundSocket {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST_HEAD = 16 * 1024;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final NetSocket socket;
  private final Listener listener;
  private final WebSocketFrames frames;
  private final String key;
  private final CompletableFuture<OutboundSocket> opened = new CompletableFuture<>();
  private Buffer head = Buffer.buffer();

  private OutboundSocket(NetSocket socket, int largest, Listener listener) {
    this.socket = socket;
    this.listener = listener;
    this.frames = new WebSocketFrames(largest, listener.text(), socket::write);
    var bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    this.key = Base64.getEncoder().encodeToString(bytes);
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
   * speak WebSocket. Redirects are not followed.
   *
   * @param largest bytes of a message
   */
  public static Uni<OutboundSocket> open(
      Outbound outbound, String url, int largest, Duration deadline, Listener listener) {
    return Uni.createFrom()
        .item(() -> OutboundUrl.parse(url))
        .chain(
            parsed ->
                outbound
                    .connect(parsed, deadline)
                    .map(socket -> new OutboundSocket(socket, largest, listener))
                    .chain(socket -> socket.handshake(parsed, deadline)));
  }

  private Uni<OutboundSocket> handshake(OutboundUrl url, Duration deadline) {
    socket.handler(this::read);
    socket.exceptionHandler(broken -> socket.close());
    socket.closeHandler(closed -> ended());
    var request =
        """
        GET %s HTTP/1.1
        Host: %s
        User-Agent: Sturmwarte
        Connection: Upgrade
        Upgrade: websocket
        Sec-WebSocket-Version: 13
        Sec-WebSocket-Key: %s

        """
            .formatted(url.path(), url.authority(), key)
            .replace("\n", "\r\n");
    socket.write(request);
    return Uni.createFrom()
        .completionStage(opened)
        .ifNoItem()
        .after(deadline)
        .failWith(() -> new Unreachable("it did not answer in time"))
        .onFailure()
        .invoke(() -> socket.close())
        .onCancellation()
        .invoke(() -> socket.close());
  }

  private void ended() {
    if (!opened.completeExceptionally(new Unreachable("the connection broke off"))) {
      listener.end().run();
    }
  }

  private void read(Buffer piece) {
    listener.alive().run();
    try {
      if (opened.isDone()) {
        frames.read(piece);
      } else {
        answer(piece);
      }
    } catch (IllegalStateException broken) {
      socket.close();
    }
    if (frames.isClosed()) {
      socket.close();
    }
  }

  /** The head ends with an empty line; what comes after it is of the WebSocket already. */
  private void answer(Buffer piece) {
    head.appendBuffer(piece);
    var text = head.toString(StandardCharsets.ISO_8859_1);
    var end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      if (head.length() > LONGEST_HEAD) {
        throw new IllegalStateException("an answer without end");
      }
      return;
    }
    var rest = head.getBuffer(end + 4, head.length());
    head = Buffer.buffer();
    if (!isUpgrade(text.substring(0, end))) {
      opened.completeExceptionally(
          new Unreachable("no WebSocket is served there (%s)".formatted(status(text))));
      return;
    }
    opened.complete(this);
    frames.read(rest);
  }

  private boolean isUpgrade(String answer) {
    return status(answer).equals("101")
        && answer
            .lines()
            .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("sec-websocket-accept:"))
            .anyMatch(line -> line.substring(line.indexOf(':') + 1).strip().equals(accept(key)));
  }

  private static String status(String answer) {
    return answer.length() < 12 ? "" : answer.substring(9, 12).replaceAll("\\D", "?");
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
