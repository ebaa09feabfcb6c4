package io.sturmwarte.launch;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.sturmwarte.launch.History.Event;
import io.sturmwarte.launch.History.Kind;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Some replicas of incident-service on one database, and receivers for what they send; all that
 * happens goes into a history.
 */
final class Replicas implements AutoCloseable {
  private static final String DATABASE = Service.INCIDENT.database();

  private final Path data;
  private final int port;
  private final Postgres postgres;
  private final GreenMail mail;
  private final HttpServer receiver;
  private final List<Product> products = new ArrayList<>();
  private final AtomicInteger mails = new AtomicInteger();
  private volatile History history;
  private volatile long answersAfter;

  private Replicas(Path data, int port, Postgres postgres, GreenMail mail, HttpServer receiver)
      throws IOException {
    this.data = data;
    this.port = port;
    this.postgres = postgres;
    this.mail = mail;
    this.receiver = receiver;
    this.history = History.in(data.resolve("begin.tsv"));
  }

  /** The database and the receivers; no replica runs yet. */
  static Replicas prepare() throws IOException {
    var data = Files.createTempDirectory("sturmwarte-storm");
    var port = Line.freePorts(48);
    var mail = new GreenMail(new ServerSetup(port + 41, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    var receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port + 42), 512);
    var postgres =
        Postgres.embedded(data.resolve("postgres"), port + 40).withDatabases(Product.databases());
    var replicas = new Replicas(data, port, postgres, mail, receiver);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext("/", replicas::receive);
    receiver.start();
    return replicas;
  }

  /** From now on everything goes into a new file. */
  History begin(String name) throws IOException {
    history.close();
    history = History.in(data.resolve(name + ".tsv"));
    for (var n = 0; n < products.size(); n++) {
      history.add(Kind.READY, name(n), "");
    }
    history.add(Kind.SHIFTED, "clock", shift());
    return history;
  }

  History history() {
    return history;
  }

  /** Starts one more and waits until it is ready. */
  void add() throws IOException, InterruptedException {
    var number = products.size();
    var product =
        new Product(
            Line.home(),
            data.resolve(name(number)),
            port + 8 * number,
            postgres,
            "the-services-know-each-other-by-this",
            Map.of(
                "QUARKUS_DATASOURCE_REACTIVE_URL",
                postgres.reactiveUrl(DATABASE) + "?application_name=" + name(number),
                "QUARKUS_MAILER_HOST",
                "127.0.0.1",
                "QUARKUS_MAILER_PORT",
                String.valueOf(port + 41),
                "STURMWARTE_OUTBOUND_ALLOW",
                "127.0.0.1"));
    product.start(Service.INCIDENT);
    products.add(product);
    history.add(Kind.READY, name(number), "");
  }

  int count() {
    return products.size();
  }

  static String name(int number) {
    return "replica-" + number;
  }

  ServiceProcess process(int number) {
    return products.get(number).process(Service.INCIDENT);
  }

  Api service(int number) {
    var product = products.get(number % products.size());
    return new Api(product.url(Service.INCIDENT), "service", product.secret());
  }

  Api as(String user) {
    return new Api(products.getFirst().url(Service.INCIDENT), user, "sturmwarte");
  }

  /** As the operating system does it, without a word; then it starts again. */
  void killAndStart(int number) throws IOException, InterruptedException {
    history.add(Kind.KILLED, name(number), "");
    process(number).kill();
    products.get(number).start(Service.INCIDENT);
    history.add(Kind.READY, name(number), "");
  }

  /** Stops a replica where it stands, or lets it go on. */
  void signal(int number, String signal) throws IOException, InterruptedException {
    signal(process(number).handle().pid(), signal);
  }

  static void signal(long pid, String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, String.valueOf(pid)).start().waitFor();
  }

  String hook() {
    return "http://127.0.0.1:%d/hook".formatted(port + 42);
  }

  /** The receiver notes at once what it gets, and answers later. */
  void answerAfter(Duration wait) {
    answersAfter = wait.toMillis();
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      history.add(Kind.RECEIVED, exchange.getRequestHeaders().getFirst("webhook-id"), "http");
      exchange.getRequestBody().readAllBytes();
      TimeUnit.MILLISECONDS.sleep(answersAfter);
      exchange.sendResponseHeaders(204, -1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Mails are read out of their server's store, which notes when each came. */
  void noteMails() throws MessagingException {
    var all = mail.getReceivedMessages();
    for (var n = mails.get(); n < all.length; n++) {
      var id = all[n].getMessageID().replaceAll("^<|@.*$", "");
      history.add(new Event(all[n].getReceivedDate().getTime(), 0, Kind.RECEIVED, id, "mail"));
    }
    mails.set(all.length);
  }

  /** Time goes on by this much at once. */
  void advance(Duration duration) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "update app_clock set shift = shift + interval '%d milliseconds'"
              .formatted(duration.toMillis()));
      // Noted after it holds: what fires in between is late by this much, never early.
      history.add(Kind.SHIFTED, "clock", shift(connection));
      statement.execute("notify app_clock");
    }
  }

  private long shift() throws IOException {
    try (var connection = connect()) {
      return products.isEmpty() ? 0 : shift(connection);
    } catch (SQLException e) {
      throw new IOException(e);
    }
  }

  private static long shift(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery("select extract(epoch from shift) * 1000 from app_clock")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** What the database holds, for the judge: messages with the keys of their effects, and steps. */
  void noteEffects(List<Long> delays) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      try (var rows =
          statement.executeQuery(
              "select id, dedupe_key from outbox where dedupe_key ~ '/0/[0-9]+/[0-9]+$'")) {
        while (rows.next()) {
          history.add(Kind.WRITTEN, rows.getString(1), rows.getString(2));
        }
      }
      try (var rows =
          statement.executeQuery(
              """
              select incident_id || '/' || cycle || '/' || step, step, (extract(epoch from fired_at) * 1000)::bigint,
                (extract(epoch from coalesce(lag(fired_at) over (partition by incident_id, cycle order by step), opened_at))
                  * 1000)::bigint
              from step_fired join incident on id = incident_id where cycle = 0
              """)) {
        while (rows.next()) {
          var due = rows.getLong(4) + delays.get(rows.getInt(2));
          history.add(Kind.FIRED, rows.getString(1), due + " " + rows.getLong(3));
        }
      }
    }
  }

  Postgres postgres() {
    return postgres;
  }

  Connection connect() throws SQLException {
    return postgres.connect(DATABASE);
  }

  long ask(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  void execute(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As after a crash of the server: no session ends properly. */
  void restartDatabase() throws IOException, InterruptedException {
    Path control;
    try (var files = Files.walk(data.resolve("postgres/server"))) {
      control = files.filter(file -> file.endsWith("pg_ctl")).findFirst().orElseThrow();
    }
    var command = new ArrayList<String>();
    if ("root".equals(System.getProperty("user.name"))) {
      // PostgreSQL does not run as root; as the library that starts it does it.
      command.addAll(List.of("unshare", "-U"));
    }
    command.addAll(
        List.of(
            control.toString(),
            "restart",
            "-w",
            "-m",
            "immediate",
            "-D",
            data.resolve("postgres/data").toString(),
            "-l",
            data.resolve("postgres.log").toString()));
    var restart =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(data.resolve("restart.log").toFile())
            .start();
    if (restart.waitFor() != 0) {
      throw new IOException(Files.readString(data.resolve("restart.log")));
    }
    history.add(Kind.DATABASE_UP, "postgres", "");
  }

  /** Opens an incident; it may be asked again for the same one until some replica answers. */
  static String alert(UUID id, String prefix) throws IOException {
    return Api.JSON.writeValueAsString(
        Map.ofEntries(
            Map.entry("alertId", id),
            Map.entry("brandId", UUID.randomUUID()),
            Map.entry("brandName", "Nordlicht Energie"),
            Map.entry("team", "nord"),
            Map.entry("kind", "alert"),
            Map.entry("topic", prefix + id),
            Map.entry("level", 3),
            Map.entry("score", 7.5),
            Map.entry("reasons", List.of()),
            Map.entry("mentionIds", List.of()),
            Map.entry("raisedAt", "1970-01-01T00:00:00Z"),
            Map.entry("exercise", false)));
  }

  @Override
  public void close() throws IOException {
    products.forEach(Product::close);
    receiver.stop(0);
    mail.stop();
    postgres.close();
    history.close();
  }
}
