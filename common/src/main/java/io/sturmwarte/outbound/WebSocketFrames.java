package io.sturmwarte.outbound;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Takes a server's side of a WebSocket apart, after RFC 6455: fragments are put together, pings
 * answered. The framework's own client connects to a name, not to the address that was judged.
 */
final class WebSocketFrames {
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int FINAL = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7f;

  private final int largest;
  private final Consumer<String> messages;
  private final Consumer<Buffer> answers;
  private Buffer pending = Buffer.buffer();
  private Buffer message = Buffer.buffer();
  private boolean closed;

  /**
   * @param largest bytes of a message
   * @param messages takes each text
   * @param answers takes what has to be sent back
   */
  WebSocketFrames(int largest, Consumer<String> messages, Consumer<Buffer> answers) {
    this.largest = largest;
    this.messages = messages;
    this.answers = answers;
  }

  /** Whether the server has said good-bye. */
  boolean isClosed() {
    return closed;
  }

  /** Throws {@link IllegalStateException} for what no server may send. */
  void read(Buffer piece) {
    pending.appendBuffer(piece);
    var at = 0;
    while (!closed) {
      var next = frame(at);
      if (next < 0) {
        break;
      }
      at = next;
    }
    pending = pending.getBuffer(at, pending.length());
  }

  /** Gives where the next frame begins; -1 where this one is not complete. */
  private int frame(int at) {
    if (pending.length() < at + 2) {
      return -1;
    }
    var second = pending.getUnsignedByte(at + 1);
    if ((second & MASKED) != 0) {
      throw new IllegalStateException("a server does not mask");
    }
    var short7 = second & LENGTH;
    var head = short7 == 126 ? 4 : short7 == 127 ? 10 : 2;
    if (pending.length() < at + head) {
      return -1;
    }
    var length =
        switch (head) {
          case 4 -> pending.getUnsignedShort(at + 2);
          case 10 -> pending.getLong(at + 2);
          default -> (long) short7;
        };
    if (length < 0 || length + message.length() > largest) {
      throw new IllegalStateException("a message is too large");
    }
    var end = at + head + (int) length;
    if (pending.length() < end) {
      return -1;
    }
    take(pending.getUnsignedByte(at), pending.getBuffer(at + head, end));
    return end;
  }

  private void take(int first, Buffer payload) {
    switch (first & 0x0f) {
      case TEXT, BINARY, CONTINUATION -> {
        message.appendBuffer(payload);
        if ((first & FINAL) != 0) {
          var whole = message.toString(StandardCharsets.UTF_8);
          message = Buffer.buffer();
          messages.accept(whole);
        }
      }
      case PING -> answers.accept(frame(PONG, payload));
      case CLOSE -> {
        closed = true;
        answers.accept(frame(CLOSE, payload));
      }
      case PONG -> {}
      default -> throw new IllegalStateException("there is no such frame");
    }
  }

  /**
   * A client masks what it sends; a key of zeros hides nothing, and nothing here is to be hidden.
   */
  static Buffer frame(int opcode, Buffer payload) {
    var bounded = payload.length() > 125 ? payload.getBuffer(0, 125) : payload;
    return Buffer.buffer()
        .appendUnsignedByte((short) (FINAL | opcode))
        .appendUnsignedByte((short) (MASKED | bounded.length()))
        .appendInt(0)
        .appendBuffer(bounded);
  }

  static Buffer ping() {
    return frame(PING, Buffer.buffer());
  }

  static Buffer goodbye() {
    return frame(CLOSE, Buffer.buffer(new byte[] {0x03, (byte) 0xe8}));
  }
}
