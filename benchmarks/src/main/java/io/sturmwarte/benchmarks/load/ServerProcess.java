package io.sturmwarte.benchmarks.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, so that its time and its memory are its own. */
final class ServerProcess implements AutoCloseable {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();
  private static final Duration READY_WITHIN = Duration.ofMinutes(3);
  private static final int JDK_WITH_AOT_CACHE = 25;

  /** As the launcher starts the services, with the smallest heap that is promised to do. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xmx128m",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED");

  /** Of the fields of {@code /proc/<pid>/task/<id>/stat} after the name; a tick is 10 ms. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final double TICKS = 100;

  private final String name;
  private final int port;
  private final Path log;
  private final Process process;

  private ServerProcess(
      String name, int port, Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    this.name = name;
    this.port = port;
    this.log = Files.createDirectories(folder).resolve(name + ".log");
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    this.process = builder.start();
  }

  /**
   * The service as it is packaged. Its first start writes the start-up cache that the launcher
   * would, and ends.
   *
   * @param home the folder of the project
   * @param folder for the log and the cache
   * @param more options of the virtual machine
   */
  static ServerProcess service(Path home, Path folder, String secret, List<String> more)
      throws IOException, InterruptedException {
    var jar = home.resolve("scoring-service/target/quarkus-app/quarkus-run.jar").normalize();
    if (!Files.exists(jar)) {
      throw new IOException("The service is not packaged: there is no " + jar);
    }
    var cache = Files.createDirectories(folder).resolve("service.aot");
    if (Runtime.version().feature() < JDK_WITH_AOT_CACHE) {
      return start(jar, folder, secret, more);
    }
    if (!Files.exists(cache)
        || Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) < 0) {
      var training = List.of("-XX:AOTCacheOutput=" + cache);
      try (var trained = start(jar, folder, secret, training)) {
        trained.awaitHealth();
      }
    }
    var options = new ArrayList<>(more);
    options.add("-XX:TrimNativeHeapInterval=10000");
    options.add("-XX:AOTCache=" + cache);
    return start(jar, folder, secret, options);
  }

  private static ServerProcess start(Path jar, Path folder, String secret, List<String> more)
      throws IOException {
    int port = freePort();
    var environment =
        Map.of(
            "QUARKUS_HTTP_HOST",
            "127.0.0.1",
            "QUARKUS_HTTP_PORT",
            String.valueOf(port),
            "STURMWARTE_SERVICE_SECRET",
            secret);
    return new ServerProcess(
        "scoring-service",
        port,
        folder,
        environment,
        command(more, List.of("-jar", jar.toString())));
  }

  static ServerProcess bare(Path folder) throws IOException {
    int port = freePort();
    return new ServerProcess(
        "bare-grpc-java",
        port,
        folder,
        Map.of(),
        command(
            List.of(),
            List.of(
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                String.valueOf(port))));
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  /** The processor's time that it took so far, in seconds. */
  double cpuSeconds() {
    return process.info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
  }

  /**
   * The same by the kind of thread, such as {@code executor-threa} for the workers; empty where the
   * system does not tell. With the serial collector, the virtual machine's own thread collects.
   */
  Map<String, Double> cpuSecondsByThread() throws IOException {
    var tasks = Path.of("/proc", String.valueOf(process.pid()), "task");
    var seconds = new TreeMap<String, Double>();
    if (!Files.exists(tasks)) {
      return seconds;
    }
    try (var threads = Files.newDirectoryStream(tasks)) {
      for (var thread : threads) {
        try {
          add(Files.readString(thread.resolve("stat")), seconds);
        } catch (NoSuchFileException ended) {
          // Workers come and go.
        }
      }
    }
    return seconds;
  }

  private static void add(String stat, Map<String, Double> seconds) {
    var name = stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    double ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
    seconds.merge(name.replaceAll("[-#]\\d.*$", ""), ticks / TICKS, Double::sum);
  }

  /** What it holds in memory, in megabytes; 0 where the system does not tell. */
  long residentMegabytes() throws IOException {
    return residentMegabytes(process.pid());
  }

  static long residentMegabytes(long process) throws IOException {
    var status = Path.of("/proc", String.valueOf(process), "status");
    if (!Files.exists(status)) {
      return 0;
    }
    try (var lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    }
  }

  /** Waits until it says that it is ready. */
  void awaitHealth() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
            .timeout(Duration.ofSeconds(5))
            .build();
    try (var http = HttpClient.newHttpClient()) {
      await(() -> http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200);
    }
  }

  /** Waits until it listens. */
  void awaitPort() throws IOException, InterruptedException {
    await(
        () -> {
          try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
          }
        });
  }

  private interface Question {
    boolean answer() throws IOException, InterruptedException;
  }

  private void await(Question ready) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isYes(ready)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IOException("%s did not start, see %s".formatted(name, log));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static boolean isYes(Question ready) throws InterruptedException {
    try {
      return ready.answer();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Ends it and waits for that; a start-up cache is written on the way out. */
  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  private static List<String> command(List<String> more, List<String> last) {
    var command = new ArrayList<String>();
    command.add(JAVA);
    command.addAll(OPTIONS);
    command.addAll(more);
    command.addAll(last);
    return command;
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
