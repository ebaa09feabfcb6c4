package io.sturmwarte.launch;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The packaged product on free ports, with receivers for what it sends, for a test that walks the
 * whole line.
 */
final class Line implements AutoCloseable {
  private static final String PASSWORD = "sturmwarte";

  private final Postgres postgres;
  private final Product product;
  private final GreenMail mail;
  private final Receiver receiver;

  private Line(Postgres postgres, Product product, GreenMail mail, Receiver receiver) {
    this.postgres = postgres;
    this.product = product;
    this.mail = mail;
    this.receiver = receiver;
  }

  static Line start() throws IOException, InterruptedException {
    var data = Files.createTempDirectory("sturmwarte-line");
    var port = freePorts(8);
    var mail = new GreenMail(new ServerSetup(port + 6, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    var postgres = Postgres.embedded(data.resolve("postgres"), port + 5);
    var product =
        new Product(
            home(),
            data,
            port,
            postgres.withDatabases(Product.databases()),
            "the-services-know-each-other-by-this",
            Map.of(
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", String.valueOf(port + 6),
                "STURMWARTE_OUTBOUND_ALLOW", "127.0.0.1",
                "STURMWARTE_AUTHOR_KEY", "the-key-of-the-authors-in-this-test",
                "STURMWARTE_SESSION_KEY", "the-key-of-the-sessions-in-this-test"));
    var line = new Line(postgres, product, mail, Receiver.open());
    product.start();
    return line;
  }

  /** A service as a demonstration user sees it. */
  Api as(String user, Service service) {
    return new Api(product.url(service), user, PASSWORD);
  }

  Product product() {
    return product;
  }

  GreenMail mail() {
    return mail;
  }

  Receiver receiver() {
    return receiver;
  }

  /** Time goes on by this much at once, for one service. */
  void advance(Service service, Duration duration) throws SQLException {
    try (var connection = postgres.connect(service.database());
        var statement = connection.createStatement()) {
      statement.execute(
          "update app_clock set shift = shift + interval '%d seconds'"
              .formatted(duration.toSeconds()));
      statement.execute("notify app_clock");
    }
  }

  /** The first column of the first row. */
  String ask(Service service, String sql) throws SQLException {
    try (var connection = postgres.connect(service.database());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return String.valueOf(rows.getObject(1));
    }
  }

  @Override
  public void close() {
    product.close();
    receiver.close();
    mail.stop();
    postgres.close();
  }

  /** The project's folder, from the module's. */
  static Path home() {
    return Path.of("").toAbsolutePath().resolve("..").normalize();
  }

  /** The first of so many free ports in a row. */
  static int freePorts(int count) {
    return IntStream.iterate(
            20_000 + (int) (ProcessHandle.current().pid() % 20_000), port -> port + count)
        .filter(port -> IntStream.range(port, port + count).allMatch(Line::free))
        .findFirst()
        .orElseThrow();
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
