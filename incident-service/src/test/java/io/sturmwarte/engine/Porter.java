package io.sturmwarte.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before the mail server: refuses for good what goes to {@code bounce…}, for now what goes
 * to {@code busy…} while it is busy, and lets the rest through.
 */
public final class Porter implements AutoCloseable {
  private static volatile boolean busy = true;
  public static final AtomicInteger REFUSED = new AtomicInteger();

  private final ServerSocket door;

  Porter() {
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void busy(boolean now) {
    busy = now;
  }

  /** Gives the port to come to. */
  int open(int server) {
    Thread.ofVirtual().start(() -> receive(server));
    return door.getLocalPort();
  }

  private void receive(int server) {
    while (!door.isClosed()) {
      try {
        var visitor = door.accept();
        var inside = new Socket(InetAddress.getLoopbackAddress(), server);
        Thread.ofVirtual().start(() -> answers(inside, visitor));
        Thread.ofVirtual().start(() -> commands(visitor, inside));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void answers(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // The other side has hung up, and so do we.
    }
  }

  private static void commands(Socket from, Socket to) {
    try (from;
        to) {
      var lines =
          new BufferedReader(
              new InputStreamReader(from.getInputStream(), StandardCharsets.ISO_8859_1));
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        var refusal = refusal(line.toLowerCase(Locale.ROOT));
        if (refusal == null) {
          say(to.getOutputStream(), line);
        } else {
          REFUSED.incrementAndGet();
          say(from.getOutputStream(), refusal);
        }
      }
    } catch (IOException gone) {
      // The other side has hung up, and so do we.
    }
  }

  private static String refusal(String line) {
    if (line.startsWith("rcpt to:<bounce")) {
      return "550 5.1.1 no such user";
    }
    return busy && line.startsWith("rcpt to:<busy") ? "451 4.3.2 try again later" : null;
  }

  private static void say(OutputStream to, String line) throws IOException {
    to.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    to.flush();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
