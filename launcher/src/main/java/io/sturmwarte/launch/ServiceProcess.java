package io.sturmwarte.launch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One service, running as a process of its own. */
public final class ServiceProcess implements AutoCloseable {
  private static final int JDK_WITH_AOT_CACHE = 25;
  private static final int JDK_THAT_TRIMS = 22;
  private static final Duration READY_WITHIN = Duration.ofMinutes(5);

  /** A first run writes its start-up cache on the way out, which takes a while. */
  private static final Duration STOPPED_WITHIN = Duration.ofSeconds(60);

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final Service service;
  private final int port;
  private final Path log;
  private final Process process;

  private ServiceProcess(Service service, int port, Path log, Process process) {
    this.service = service;
    this.port = port;
    this.log = log;
    this.process = process;
  }

  /**
   * Starts a service; it is not ready yet.
   *
   * @param home the folder of the project
   * @param data where its log and its start-up cache go
   */
  public static ServiceProcess start(
      Service service, int port, Path home, Path data, Map<String, String> environment) {
    var folder = service.folder(home);
    var jar = folder.resolve(Service.JAR);
    var log = data.resolve("log").resolve(service.module() + ".log");
    try {
      Files.createDirectories(log.getParent());
      var command = new ArrayList<String>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(
          List.of(
              "-XX:+UseSerialGC",
              "-Xmx%dm".formatted(service.heapMegabytes()),
              "-XX:+ExitOnOutOfMemoryError",
              "--enable-native-access=ALL-UNNAMED"));
      command.addAll(giveBackMemory());
      command.addAll(startUpCache(service, jar, data));
      command.addAll(List.of("-jar", jar.toString()));
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      return new ServiceProcess(service, port, log, builder.start());
    } catch (IOException e) {
      throw new Refusal("%s does not start: %s".formatted(service.module(), e.getMessage()));
    }
  }

  /**
   * Waits until the service answers that it is ready; throws {@link Refusal} with the end of its
   * log otherwise.
   */
  public void awaitReady() throws InterruptedException {
    var deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!ready()) {
      if (!process.isAlive()) {
        throw new Refusal("%s has ended:%n%s".formatted(service.module(), endOfLog()));
      }
      if (System.nanoTime() > deadline) {
        throw new Refusal(
            "%s is not ready after %d s:%n%s"
                .formatted(service.module(), READY_WITHIN.toSeconds(), endOfLog()));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  public Service service() {
    return service;
  }

  public int port() {
    return port;
  }

  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** As the operating system does it when memory runs out: without a word. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Asks it to stop; {@link #close} waits for that. */
  void stop() {
    process.destroy();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOPPED_WITHIN.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private boolean ready() {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/q/health/ready".formatted(port)))
            .timeout(Duration.ofSeconds(5))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the compilers took and no longer need; they keep 30 MB of it otherwise. */
  private static List<String> giveBackMemory() {
    return Runtime.version().feature() < JDK_THAT_TRIMS
        ? List.of()
        : List.of("-XX:TrimNativeHeapInterval=10000");
  }

  /**
   * The first start trains the cache and writes it on exit; later starts use it, until the jar is
   * newer.
   */
  private static List<String> startUpCache(Service service, Path jar, Path data)
      throws IOException {
    if (Runtime.version().feature() < JDK_WITH_AOT_CACHE) {
      return List.of();
    }
    var cache = data.resolve("aot").resolve(service.module() + ".aot");
    Files.createDirectories(cache.getParent());
    if (Files.exists(cache)
        && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(jar)) > 0) {
      return List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
    }
    // With both compilers, though one alone would be up sooner: a cache that knows the quick one
    // only keeps later starts from compiling well, and they read a quarter fewer posts.
    return List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
  }

  private String endOfLog() {
    try {
      var lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 25), lines.size()));
    } catch (IOException e) {
      return "(see " + log + ")";
    }
  }
}
