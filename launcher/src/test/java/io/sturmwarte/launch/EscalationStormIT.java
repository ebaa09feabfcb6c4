package io.sturmwarte.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sturmwarte.launch.History.Event;
import io.sturmwarte.launch.History.Kind;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Packaged replicas of incident-service whose processes, database and connections are killed while
 * they escalate. {@code -Dstorm=full} for as long as the promise asks; otherwise shortened.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EscalationStormIT {
  private static final boolean FULL = "full".equals(System.getProperty("storm"));
  private static final int INCIDENTS = FULL ? 1_000 : 120;
  private static final int KILLS = FULL ? 20 : 4;
  private static final int CUT_SECONDS = FULL ? 60 : 6;
  private static final int AT_ONCE = FULL ? 10_000 : 4_000;
  private static final Duration DELAY = Duration.ofMinutes(10);
  private static final Duration SOON = Duration.ofMinutes(FULL ? 10 : 3);
  private static final Duration TAKEN_OVER = Duration.ofSeconds(15);

  private static Replicas replicas;

  private final Random random = new Random(7);

  @BeforeAll
  static void start() throws IOException, InterruptedException, SQLException {
    replicas = Replicas.prepare();
    replicas.add();
    replicas.add();
    replicas.execute("delete from channel_limit");
  }

  @AfterAll
  static void stop() throws IOException {
    replicas.close();
  }

  @Test
  @Order(1)
  void whoeverIsKilledNoStepIsLostAndNoneFiresTwice() throws Exception {
    policy(3);
    var history = replicas.begin("killed");
    var goesOn = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(6)) {
      var opened = open(threads, INCIDENTS, 4, 3, goesOn);
      var time = threads.submit(() -> letTimePass(goesOn));
      kill();
      for (var writer : opened) {
        writer.get();
      }
      soon().until(() -> fired() == 3L * INCIDENTS);
      goesOn.set(false);
      time.get();
    }
    soon().until(() -> replicas.ask("select count(*) from outbox where state = 'PENDING'") == 0);
    replicas.noteMails();
    replicas.noteEffects(List.of(0L, DELAY.toMillis(), DELAY.toMillis()));

    var verdict = judge(history);
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(verdict.unknown()).isEmpty();
    assertThat(verdict.unexplained()).isEmpty();
    assertThat(verdict.early()).isEmpty();
    assertThat(verdict.disordered()).isEmpty();
    assertThat(verdict.slowestTakeover()).isLessThan(TAKEN_OVER.toMillis());
    if (FULL) {
      assertThat(verdict.lag(0.99)).isLessThan(2_000);
    }
    assertThat(brokenTimelines()).isZero();
  }

  @Test
  @Order(2)
  void replicaThatSleptThroughItsLeaseChangesNothingMore() throws Exception {
    policy(1);
    var history = replicas.begin("asleep");
    replicas.answerAfter(Duration.ofSeconds(3));
    var before = replicas.ask("select count(*) from outbox");
    openOne(UUID.randomUUID(), 1);
    soon().until(() -> received(history).size() == 1);
    var sender = leaseHolder();

    replicas.history().add(Kind.KILLED, Replicas.name(sender), "asleep");
    replicas.signal(sender, "STOP");
    try {
      soon().until(() -> received(history).size() == 2);
      replicas.answerAfter(Duration.ZERO);
      soon().until(() -> replicas.ask("select count(*) from outbox where state = 'PENDING'") == 0);
    } finally {
      replicas.signal(sender, "CONT");
    }
    var attempts = replicas.ask("select sum(attempts) from outbox where position > " + before);
    TimeUnit.SECONDS.sleep(4);

    replicas.noteEffects(List.of(0L));
    var verdict = judge(history);
    assertThat(received(history).stream().map(Event::id).distinct()).hasSize(1);
    assertThat(verdict.slowestTakeover()).isLessThan(TAKEN_OVER.toMillis());
    assertThat(attempts).isEqualTo(2);
    assertThat(replicas.ask("select sum(attempts) from outbox where position > " + before))
        .isEqualTo(2);
    assertThat(replicas.ask("select count(*) from outbox where state <> 'DELIVERED'")).isZero();
  }

  @Test
  @Order(3)
  void databaseThatCrashesLosesNothingThatWasAnswered() throws Exception {
    policy(1);
    var history = replicas.begin("crashed");
    var goesOn = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(2)) {
      var load = threads.submit(() -> keepOpening(goesOn));
      TimeUnit.SECONDS.sleep(3);
      replicas.restartDatabase();
      TimeUnit.SECONDS.sleep(12);
      cutConnections();
      TimeUnit.SECONDS.sleep(2);
      occupyConnections();
      TimeUnit.SECONDS.sleep(2);
      goesOn.set(false);
      load.get();
    }
    soon().until(() -> replicas.ask("select count(*) from outbox where state = 'PENDING'") == 0);
    replicas.noteMails();
    replicas.noteEffects(List.of(0L));

    var verdict = judge(history);
    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.doubled()).isEmpty();
    assertThat(replicas.process(0).handle().isAlive()).isTrue();
    assertThat(replicas.process(1).handle().isAlive()).isTrue();
    assertRecovery(history.events());
  }

  @Test
  @Order(4)
  void manyTimersAtTheSameInstantFireOnceEachAndAllReplicasTakePart() throws Exception {
    replicas.execute(
        "alter table step_fired add column fired_by text default current_setting('application_name')");
    race("two");
    replicas.add();
    if (FULL) {
      race("three");
    }
    replicas.add();
    race("four");
  }

  /** Steps with a webhook, a mail, a webhook, as many as asked for. */
  private static void policy(int steps) throws IOException, InterruptedException {
    var webhook = target("webhook", replicas.hook());
    var mail = target("email", "presse@example.org");
    var all =
        List.of(
            Map.of("level", 1, "delay", "PT0S", "targets", List.of(webhook)),
            Map.of("level", 1, "delay", DELAY.toString(), "targets", List.of(mail)),
            Map.of("level", 2, "delay", DELAY.toString(), "targets", List.of(webhook)));
    replicas
        .as("lead")
        .put(
            "/api/v1/escalation-policies/nord",
            Map.of("name", "Storm", "repeat", 0, "steps", all.subList(0, steps)));
  }

  private static Map<String, String> target(String channel, String address) {
    return Map.of("name", channel, "channel", channel, "address", address, "language", "de");
  }

  private List<Future<Void>> open(
      ExecutorService threads, int count, int writers, int steps, AtomicBoolean goesOn) {
    var opened = new ArrayList<Future<Void>>();
    for (var writer = 0; writer < writers; writer++) {
      Callable<Void> share =
          () -> {
            for (var n = 0; n < count / writers && goesOn.get(); n++) {
              openOne(UUID.randomUUID(), steps);
            }
            return null;
          };
      opened.add(threads.submit(share));
    }
    return opened;
  }

  /** Asks until it is answered; what was answered is a promise. */
  private static void openOne(UUID alert, int steps) throws IOException, InterruptedException {
    var body = Replicas.alert(alert, "Sturm ");
    for (var attempt = 0; ; attempt++) {
      try {
        var answer =
            replicas
                .service(attempt + (int) (alert.getLeastSignificantBits() & 1))
                .send("POST", "/api/v1/alerts", body, Map.of());
        if (answer.statusCode() == 200) {
          promise(Api.JSON.readTree(answer.body()).path("incidentId").asText(), steps);
          return;
        }
        assertThat(answer.statusCode()).as(answer.body()).isGreaterThanOrEqualTo(500);
      } catch (IOException gone) {
        replicas.history().add(Kind.FAILED, alert.toString(), gone.getClass().getSimpleName());
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void promise(String incident, int steps) {
    replicas.history().add(Kind.ANSWERED, incident, 200);
    for (var step = 0; step < steps; step++) {
      replicas.history().add(Kind.PROMISED, "%s/0/%d/0".formatted(incident, step), "");
    }
  }

  private static Void letTimePass(AtomicBoolean goesOn) throws SQLException, InterruptedException {
    while (goesOn.get()) {
      replicas.advance(Duration.ofSeconds(FULL ? 5 : 12));
      TimeUnit.MILLISECONDS.sleep(250);
    }
    return null;
  }

  /** Whichever it hits, also one that is just starting. */
  private void kill() throws IOException, InterruptedException {
    for (var kill = 0; kill < KILLS; kill++) {
      TimeUnit.SECONDS.sleep(3);
      replicas.killAndStart(random.nextInt(2));
    }
  }

  private static long fired() throws SQLException {
    return replicas.ask("select count(*) from step_fired where cycle = 0");
  }

  private static Verdict judge(History history) throws IOException {
    var verdict = Verdict.of(history.events());
    System.out.printf("%s: %s%n", history.file().getFileName(), verdict);
    return verdict;
  }

  private static long brokenTimelines() throws SQLException {
    return replicas.ask(
        "select count(*) from incident, timeline_verdict(incident.id) where first_broken is not null");
  }

  private static List<Event> received(History history) throws IOException {
    return history.events().stream().filter(event -> event.kind() == Kind.RECEIVED).toList();
  }

  /** The one that renews the lease of what is under way, seen by stopping the other. */
  private static int leaseHolder() throws IOException, InterruptedException, SQLException {
    for (var number = 0; number < 2; number++) {
      var port = replicas.hook().replaceAll("\\D", " ").strip().split(" +")[4];
      var connected =
          ProcessHandle.current().pid() > 0
              && isConnected(replicas.process(number).handle().pid(), Integer.parseInt(port));
      if (connected) {
        return number;
      }
    }
    throw new IllegalStateException("nobody is sending");
  }

  /** Whether a process holds a connection to a port, as the kernel lists it. */
  private static boolean isConnected(long pid, int port) throws IOException {
    var inodes = new ArrayList<String>();
    try (var descriptors =
        java.nio.file.Files.list(java.nio.file.Path.of("/proc/" + pid + "/fd"))) {
      for (var descriptor : descriptors.toList()) {
        try {
          inodes.add(java.nio.file.Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
    }
    var remote = ":%04X 01".formatted(port);
    for (var file : List.of("tcp", "tcp6")) {
      for (var line :
          java.nio.file.Files.readAllLines(java.nio.file.Path.of("/proc/net/" + file))) {
        var fields = line.strip().split("\\s+");
        if ((fields[2].substring(fields[2].indexOf(':')) + " " + fields[3]).equals(remote)
            && inodes.contains("socket:[" + fields[9] + "]")) {
          return true;
        }
      }
    }
    return false;
  }

  /** Ten a second, whatever the answers take. */
  private static Void keepOpening(AtomicBoolean goesOn) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked = new ArrayList<Future<Void>>();
      while (goesOn.get()) {
        asked.add(
            threads.submit(
                () -> {
                  openOne(UUID.randomUUID(), 1);
                  return null;
                }));
        TimeUnit.MILLISECONDS.sleep(100);
      }
      for (var request : asked) {
        request.get();
      }
    }
    return null;
  }

  private void cutConnections() throws SQLException, InterruptedException {
    for (var n = 0; n < 5 * CUT_SECONDS; n++) {
      replicas.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() order by random() limit 1
          """);
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /** Up to 300 that do nothing, as many as the server lets in. */
  private static void occupyConnections() throws SQLException, InterruptedException {
    var idle = new ArrayList<Connection>();
    try {
      while (idle.size() < 300) {
        idle.add(replicas.connect());
      }
    } catch (SQLException full) {
      replicas.history().add(Kind.FAILED, "connections", idle.size());
    }
    TimeUnit.SECONDS.sleep(FULL ? 20 : 3);
    for (var connection : idle) {
      connection.close();
    }
  }

  /**
   * From the restart on: when the first request was answered, and whether all were after a while.
   */
  private static void assertRecovery(List<Event> history) {
    var up = at(history, Kind.DATABASE_UP).findFirst().orElseThrow();
    var first = at(history, Kind.ANSWERED).filter(at -> at >= up).findFirst().orElseThrow();
    var before = rate(history, up - 3_000, up - 1_000);
    var after = rate(history, up + 10_000 - 2_000, up + 10_000);
    System.out.printf(
        "after the restart: first answer in %d ms; answers a second before %.1f, ten seconds after %.1f%n",
        first - up, before, after);
    assertThat(first - up).isLessThan(5_000);
    if (FULL) {
      assertThat(after).isGreaterThanOrEqualTo(0.95 * before);
    }
  }

  private static double rate(List<Event> history, long from, long until) {
    return at(history, Kind.ANSWERED).filter(at -> at >= from && at < until).count()
        * 1000.0
        / (until - from);
  }

  private static LongStream at(List<Event> history, Kind kind) {
    return history.stream().filter(event -> event.kind() == kind).mapToLong(Event::at);
  }

  private static void race(String name) throws Exception {
    var number = "'race-%s-' || i".formatted(name);
    replicas.execute("alter table incident disable trigger incident_chain_wake");
    replicas.execute(
        """
        insert into incident (id, number, brand_id, brand_name, team, title, severity, chain_due_at)
        select gen_random_uuid(), %s, gen_random_uuid(), 'Nordlicht Energie', 'nord', 'Sturm', 'S3',
          app_now() + interval '2 s'
        from generate_series(1, %d) as i
        """
            .formatted(number, AT_ONCE));
    replicas.execute("alter table incident enable trigger incident_chain_wake");
    replicas.execute("notify incident_chain");
    var ofTheRace =
        "from step_fired join incident on incident.id = incident_id where number like 'race-%s-%%'"
            .formatted(name);
    soon().until(() -> replicas.ask("select count(*) " + ofTheRace) == AT_ONCE);

    assertThat(
            replicas.ask(
                "select count(*) from outbox join incident on incident.id = (body ->> 'incidentId')::uuid where number like 'race-%s-%%'"
                    .formatted(name)))
        .isEqualTo(AT_ONCE);
    var slowest =
        replicas.ask(
            "select min(share) from (select count(*) as share %s group by fired_by) as shares"
                .formatted(ofTheRace));
    var takers = replicas.ask("select count(distinct fired_by) " + ofTheRace);
    var fair = AT_ONCE / replicas.count();
    System.out.printf(
        "%s replicas: %d timers at once, the slowest fired %d, which is %d %% of its fair share%n",
        name, AT_ONCE, slowest, 100 * slowest / fair);
    assertThat(takers).isEqualTo(replicas.count());
    if (FULL) {
      assertThat(slowest).isGreaterThanOrEqualTo(fair / 4);
    }
    replicas.execute("update outbox set state = 'DEAD' where state = 'PENDING'");
  }

  private static ConditionFactory soon() {
    return await().atMost(SOON).pollInterval(Duration.ofMillis(200));
  }
}
