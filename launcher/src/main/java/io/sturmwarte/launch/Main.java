package io.sturmwarte.launch;

import io.sturmwarte.demonstration.Demonstration;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What {@code ./run} starts. */
public final class Main {
  private static final List<String> USERS =
      List.of("viewer", "responder", "lead", "legal", "trainer", "admin");
  private static final String PASSWORD = "sturmwarte";

  private final Options options;
  private final Path home;
  private final PrintStream out;
  private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

  private Main(Options options, Path home, PrintStream out) {
    this.options = options;
    this.home = home;
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      var options = Options.parse(List.of(arguments), System.getenv());
      var home = Path.of(System.getProperty("sturmwarte.home", ".")).toAbsolutePath().normalize();
      new Main(options, home, out).run();
    } catch (Refusal | IOException failure) {
      out.println(failure.getMessage());
      // The shutdown hook stops what had been started.
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    var started = Instant.now();
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    begin();
    var product = product(Secrets.in(options.data()));
    product.start();
    var monitoring = new Api(product.url(Service.MONITORING), "service", product.secret());
    var incident = new Api(product.url(Service.INCIDENT), "service", product.secret());
    var demonstration = seed(product);
    announce(product, Duration.between(started, Instant.now()));
    new Follower(monitoring, incident, out).start();
    if (demonstration != null) {
      demonstration.play();
    }
    Thread.currentThread().join();
  }

  private void begin() throws IOException, InterruptedException {
    Files.createDirectories(options.data());
    lock();
    var leftBehind = new LeftBehind(options.data().resolve("processes")).stop();
    if (leftBehind > 0) {
      out.printf("  %d processes of an earlier run were still there, stopped%n", leftBehind);
    }
  }

  private Product product(Secrets secrets) throws IOException, InterruptedException {
    var postgres = postgres();
    toClose.push(postgres);
    refuseTakenPorts();
    out.println("  PostgreSQL is up, starting the five processes");
    toClose.push(Mailbox.open(options.smtpPort(), options.webhookPort()));
    var product =
        new Product(
            home,
            options.data(),
            options.port(),
            postgres.withDatabases(Product.databases()),
            secrets.service(),
            Map.of(
                "STURMWARTE_SESSION_KEY", secrets.session(),
                "STURMWARTE_AUTHOR_KEY", secrets.author(),
                "QUARKUS_MAILER_HOST", "127.0.0.1",
                "QUARKUS_MAILER_PORT", String.valueOf(options.smtpPort()),
                "STURMWARTE_OUTBOUND_ALLOW", "127.0.0.1"));
    toClose.push(product);
    return product;
  }

  private Postgres postgres() throws IOException {
    var database = options.database();
    if (database != null) {
      if (options.fresh()) {
        throw new Refusal(
            "--fresh does not delete from a server of yours; drop its databases yourself.");
      }
      return Postgres.existing(database);
    }
    var folder = options.data().resolve("postgres");
    Postgres.stopLeftBehind(folder);
    if (options.fresh()) {
      delete(folder.resolve("data"));
      delete(options.data().resolve("secrets.properties"));
    }
    refuseTaken(options.postgresPort(), "PostgreSQL");
    return Postgres.embedded(folder, options.postgresPort());
  }

  private @Nullable Demonstration seed(Product product) throws IOException, InterruptedException {
    if (!options.demonstration()) {
      return null;
    }
    var demonstration =
        new Demonstration(
            new Api(product.url(Service.MONITORING), "lead", PASSWORD),
            new Api(product.url(Service.INCIDENT), "lead", PASSWORD),
            "http://127.0.0.1:" + options.webhookPort() + "/",
            Secrets.in(options.data()).webhook(),
            out);
    demonstration.seed();
    return demonstration;
  }

  private void announce(Product product, Duration took) {
    out.printf(
        """

        Sturmwarte is ready after %d s.

          Console     %s
          Monitoring  %s/q/openapi
          Scoring     %s/q/openapi   (REST and gRPC)
          Incident    %s/q/openapi
          Training    %s/q/openapi

          Users       %s, each with the password %s
                      (for this machine only; with an OpenID Connect issuer they do not exist)
          Data, logs  %s
          Stop        Ctrl-C

        """,
        took.toSeconds(),
        product.url(Service.CONSOLE),
        product.url(Service.MONITORING),
        product.url(Service.SCORING),
        product.url(Service.INCIDENT),
        product.url(Service.TRAINING),
        String.join(", ", USERS),
        PASSWORD,
        options.data());
  }

  private void stop() {
    if (toClose.isEmpty()) {
      return;
    }
    out.println();
    out.println(
        "Stopping. After a first run the start-up caches are written, which takes some seconds.");
    while (!toClose.isEmpty()) {
      try {
        toClose.pop().close();
      } catch (Exception e) {
        out.println("  " + e.getMessage());
      }
    }
    out.println("Stopped.");
  }

  /**
   * One run per data folder; the system lets go of the lock when the launcher ends, however it
   * ends.
   */
  private void lock() throws IOException {
    var file = new RandomAccessFile(options.data().resolve("lock").toFile(), "rw");
    try {
      if (file.getChannel().tryLock() != null) {
        // Kept open: the lock would go with the file.
        toClose.push(file);
        return;
      }
    } catch (OverlappingFileLockException e) {
      // Said below.
    }
    throw new Refusal(
        "Another ./run uses %s. Stop it, or give another folder and other ports: ./run --data FOLDER --port N"
            .formatted(options.data()));
  }

  private void refuseTakenPorts() {
    for (var service : Service.values()) {
      refuseTaken(service.port(options.port()), service.module());
    }
    refuseTaken(options.smtpPort(), "the mailbox (SMTP)");
    refuseTaken(options.webhookPort(), "the mailbox (webhooks)");
  }

  private void refuseTaken(int port, String what) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new Refusal(
          "Port %d, for %s, is taken by another program. Give other ports: ./run --port %d"
              .formatted(port, what, firstFree()));
    }
  }

  /** A console port from which on all ports are free. */
  private int firstFree() {
    return IntStream.iterate(options.port() + 100, port -> port < 60_000, port -> port + 100)
        .filter(port -> IntStream.range(port, port + 8).allMatch(Main::free))
        .findFirst()
        .orElse(9080);
  }

  private static boolean free(int port) {
    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static void delete(Path path) throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (var files = Files.walk(path)) {
      files.sorted(Comparator.reverseOrder()).forEach(Main::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
