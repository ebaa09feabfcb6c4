package io.sturmwarte.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The whole product on one machine: PostgreSQL, the five processes and what they need to know of
 * each other.
 */
public final class Product implements AutoCloseable {
  private final Path home;
  private final Path data;
  private final int port;
  private final Postgres postgres;
  private final String secret;
  private final Map<String, String> more;
  private final LeftBehind processes;
  private final EnumMap<Service, ServiceProcess> running = new EnumMap<>(Service.class);

  /**
   * @param port the console's
   * @param secret what the services know each other by
   * @param more settings for all services, as environment variables
   */
  public Product(
      Path home, Path data, int port, Postgres postgres, String secret, Map<String, String> more)
      throws IOException {
    this.home = home;
    this.data = data;
    this.port = port;
    this.postgres = postgres;
    this.secret = secret;
    this.more = Map.copyOf(more);
    this.processes = new LeftBehind(data.resolve("processes"));
  }

  /** The databases that the services need. */
  public static List<String> databases() {
    return Arrays.stream(Service.values())
        .filter(Service::hasDatabase)
        .map(Service::database)
        .toList();
  }

  /** Starts all and waits until they are ready. */
  public void start() throws IOException, InterruptedException {
    for (var service : Service.values()) {
      launch(service);
    }
    for (var process : running.values()) {
      process.awaitReady();
    }
  }

  /** Starts one that is not running and waits until it is ready. */
  public void start(Service service) throws IOException, InterruptedException {
    launch(service).awaitReady();
  }

  public ServiceProcess process(Service service) {
    var process = running.get(service);
    if (process == null) {
      throw new IllegalStateException(service.module() + " was not started");
    }
    return process;
  }

  /** Where a service is reached. */
  public String url(Service service) {
    return "http://127.0.0.1:" + service.port(port);
  }

  public Postgres postgres() {
    return postgres;
  }

  public String secret() {
    return secret;
  }

  /** Stops the services, all at the same time. PostgreSQL stays. */
  @Override
  public void close() {
    running.values().forEach(ServiceProcess::stop);
    running.values().forEach(ServiceProcess::close);
    processes.forget();
  }

  private ServiceProcess launch(Service service) throws IOException {
    var process =
        ServiceProcess.start(service, service.port(port), home, data, environment(service));
    running.put(service, process);
    processes.remember(process.handle());
    return process;
  }

  private Map<String, String> environment(Service service) {
    var environment = new HashMap<String, String>();
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(service.port(port)));
    environment.put("STURMWARTE_SERVICE_SECRET", secret);
    environment.put("QUARKUS_GRPC_CLIENTS_SCORING_HOST", "127.0.0.1");
    environment.put(
        "QUARKUS_GRPC_CLIENTS_SCORING_PORT", String.valueOf(Service.SCORING.port(port)));
    environment.put("STURMWARTE_MONITORING_URL", url(Service.MONITORING));
    environment.put("STURMWARTE_SCORING_URL", url(Service.SCORING));
    environment.put("STURMWARTE_INCIDENT_URL", url(Service.INCIDENT));
    environment.put("STURMWARTE_TRAINING_URL", url(Service.TRAINING));
    environment.put("STURMWARTE_CONSOLE_URL", url(Service.CONSOLE));
    environment.put("STURMWARTE_LINKS_URL", url(Service.INCIDENT));
    if (service.hasDatabase()) {
      environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.jdbcUrl(service.database()));
      environment.put("QUARKUS_DATASOURCE_REACTIVE_URL", postgres.reactiveUrl(service.database()));
      environment.put("QUARKUS_DATASOURCE_USERNAME", postgres.user());
      environment.put("QUARKUS_DATASOURCE_PASSWORD", postgres.password());
    }
    environment.putAll(more);
    return environment;
  }
}
